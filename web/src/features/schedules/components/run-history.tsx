import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRuns, type Run } from '../api/list-runs';
import { statusWords } from '../words';
import { formatInZone } from '@/shared/format/time';
import { Loaded } from '@/shared/ui/loaded';

interface RunHistoryProps {
  scheduleId: string;
  zone: string;
  importHref: (jobId: string) => string;
}

const RunRow = ({ run, zone, importHref }: { run: Run } & Omit<RunHistoryProps, 'scheduleId'>) => {
  const { label, color } = statusWords(run.status);
  return (
    <Stack
      component="li"
      gap={2}
      py="xs"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          <time dateTime={run.due_at}>{formatInZone(run.due_at, zone)}</time>
          {run.trigger === 'person' && ' · by you'}
        </Text>
        <Group gap="xs">
          {run.job_id !== null && (
            <Anchor component={Link} to={importHref(run.job_id)} size="sm">
              Its import
            </Anchor>
          )}
          <Badge color={color}>{label}</Badge>
        </Group>
      </Group>
      {run.message !== null && <Text size="sm">{run.message}</Text>}
      {run.next_step !== null && (
        <Text size="sm" c="dimmed">
          {run.next_step}
        </Text>
      )}
    </Stack>
  );
};

/** What came of it, each time. */
export const RunHistory = ({ scheduleId, zone, importHref }: RunHistoryProps) => {
  const runs = useRuns(scheduleId);
  return (
    <Loaded query={runs} what="its runs" rows={2}>
      {(items) =>
        items.length === 0 ? (
          <Text size="sm" c="dimmed">
            It has not run yet.
          </Text>
        ) : (
          <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((run) => (
              <RunRow key={run.run_id} run={run} zone={zone} importHref={importHref} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
};
