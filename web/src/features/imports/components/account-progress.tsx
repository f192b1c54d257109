import { Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { syncWords } from '../words';
import type { AccountStatus } from '@/lib/import-status';
import { formatCount, plural } from '@/shared/format/numbers';
import { formatDayRange, formatInstant } from '@/shared/format/time';

const countsInWords = ({ counts }: AccountStatus): string =>
  [
    `${formatCount(counts.synced)} new`,
    plural(counts.duplicates, 'duplicate', 'duplicates'),
    ...(counts.updated > 0 ? [`${formatCount(counts.updated)} updated`] : []),
    ...(counts.errors > 0 ? [plural(counts.errors, 'error', 'errors')] : []),
  ].join(' · ');

const Explanation = ({ account }: { account: AccountStatus }) => {
  const { message, next_step, waiting_until, status } = account;
  if (!message && !next_step && !waiting_until) return null;
  return (
    <Text size="sm" c={status === 'failed' ? 'red' : 'inherit'}>
      {message}
      {waiting_until && ` Goes on ${formatInstant(waiting_until)}.`}
      {next_step && (
        <Text span inherit fw={500}>
          {' '}
          {next_step}
        </Text>
      )}
    </Text>
  );
};

/** Only the bank can help: the way there. */
const needsBank = ({ status, reason }: AccountStatus): boolean =>
  status === 'failed' && (reason === 'consent_expired' || reason === 'account_not_found');

export const AccountProgress = ({ account }: { account: AccountStatus }) => {
  const { label, color } = syncWords[account.status];
  return (
    <Stack component="li" gap={6} aria-label={account.display_name}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={500} truncate>
          {account.display_name}{' '}
          <Text span size="sm" c="dimmed" fw={400}>
            {account.provider_name}
          </Text>
        </Text>
        <Badge variant="light" color={color} style={{ flexShrink: 0 }}>
          {label}
        </Badge>
      </Group>
      <Progress.Root size="md" radius="xl">
        <Progress.Section
          value={account.percent}
          color={color}
          aria-label={`Progress of ${account.display_name}`}
        />
      </Progress.Root>
      <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {countsInWords(account)}
      </Text>
      <Explanation account={account} />
      {account.gap && (
        <Text size="sm">
          Not given by the bank: {formatDayRange(account.gap.from_date, account.gap.to_date)}.
        </Text>
      )}
      {needsBank(account) && (
        <Group>
          <Button component={Link} to="/banks" size="xs" variant="light">
            Renew the consent
          </Button>
        </Group>
      )}
    </Stack>
  );
};
