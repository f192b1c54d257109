import { Progress, Stack, Text } from '@mantine/core';
import type { Connection } from '../api/list-connections';
import { formatDay } from '@/shared/format/time';

/** The longest a consent lasts before it must be renewed. */
const LONGEST_DAYS = 90;

const inWords = ({ status, consent }: Connection): string => {
  if (status === 'revoked') return 'Disconnected. What was kept can still be read.';
  const day = consent.expires_at && formatDay(consent.expires_at.slice(0, 10));
  switch (consent.state) {
    case 'ended':
      return 'The consent has ended: nothing new can be imported until you authorise the bank again.';
    case 'unknown':
      return 'The bank does not tell when the consent ends.';
    case 'expiring':
      return `The consent ends on ${day}. Renew it, so that no import stands still.`;
    case 'valid':
      return `The consent lasts until ${day}.`;
  }
};

export const ConsentRunway = ({ connection }: { connection: Connection }) => {
  const { status, consent } = connection;
  const left = status === 'revoked' ? 0 : (consent.days_left ?? 0);
  const shown = status !== 'revoked' && (consent.state === 'valid' || consent.state === 'expiring');
  return (
    <Stack gap={6}>
      {shown && (
        <Progress
          value={Math.min(100, (left / LONGEST_DAYS) * 100)}
          size="sm"
          radius="xl"
          color={consent.state === 'expiring' ? 'orange' : 'teal'}
          aria-hidden
        />
      )}
      <Text size="sm" c="dimmed">
        {inWords(connection)}
      </Text>
    </Stack>
  );
};
