import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import classes from './lost-connection.module.css';
import { useOutage, useProgressStream } from '@/lib/backend';
import type { Outage } from '@/lib/progress-stream';
import { formatSeconds } from '@/shared/format/time';
import { useNow } from '@/shared/use-now';

/** What comes back at once is not worth a word: the badge says it. */
const SHORT_MS = 2_000;

const Notice = ({ outage }: { outage: Outage }) => {
  const stream = useProgressStream();
  const now = useNow().getTime();
  if (now - outage.since < SHORT_MS) return null;
  const left = Math.ceil((outage.retryAt - now) / 1000);
  return (
    <Paper withBorder shadow="md" radius="lg" p="sm" className={classes.notice}>
      <Group gap="sm" wrap="nowrap">
        <IconPlugConnectedX size={20} aria-hidden className={classes.icon} />
        <Stack gap={0} style={{ flex: 1 }}>
          <Text size="sm" fw={500} role="status">
            Live progress was lost. Imports go on.
          </Text>
          <Text size="xs" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {left > 0 ? `Next attempt in ${formatSeconds(left)}` : 'Trying now…'}
          </Text>
        </Stack>
        <Button size="xs" variant="default" disabled={left <= 0} onClick={stream.reconnectNow}>
          Try now
        </Button>
      </Group>
    </Paper>
  );
};

/** Floats above the page, so that nothing on it moves. Who is offline is told so already. */
export const LostConnection = () => {
  const outage = useOutage();
  const { online } = useNetwork();
  return outage && online && <Notice outage={outage} />;
};
