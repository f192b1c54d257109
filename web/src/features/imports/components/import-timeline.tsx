import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useImportTimeline } from '../api/import-timeline';
import type { ImportStatus } from '@/lib/import-status';
import { formatInstant } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const actors: Record<string, string> = {
  person: 'you',
  schedule: 'a schedule',
  queue: 'the queue',
  worker: 'the import',
  enrichment: 'the categories',
  watch: 'the watch over imports',
};

const Told = ({ job }: { job: ImportStatus }) => {
  // While rows arrive the version rises with every batch; what is told changes with the accounts.
  const told = useImportTimeline(job.job_id, job.progress.completed_accounts * 10 + job.status.length, true);
  if (told.isPending) return <LoadingRows label="Loading what happened" rows={3} />;
  if (told.isError) {
    return (
      <ProblemAlert
        title="What happened cannot be shown"
        error={told.error}
        onRetry={() => void told.refetch()}
      />
    );
  }
  return (
    <Stack gap="sm">
      <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label="What happened">
        {told.data.map((entry, place) => (
          <li key={`${entry.at}${place}`}>
            <Text size="sm">{entry.message}</Text>
            <Text size="xs" c="dimmed">
              {formatInstant(entry.at)} · {actors[entry.by] ?? entry.by}
              {entry.reason && ` · “${entry.reason}”`}
            </Text>
          </li>
        ))}
      </Stack>
      {told.hasNextPage && (
        <Group>
          <Button
            variant="default"
            size="xs"
            loading={told.isFetchingNextPage}
            onClick={() => void told.fetchNextPage()}
          >
            Show more
          </Button>
        </Group>
      )}
    </Stack>
  );
};

/** Everything that happened to an import, in words; asked for when somebody wants to know. */
export const ImportTimeline = ({ job }: { job: ImportStatus }) => {
  const [opened, setOpened] = useState(false);
  return (
    <Panel
      title="What happened"
      aside={
        <Button size="xs" variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? 'Hide' : 'Show'}
        </Button>
      }
    >
      {opened ? (
        <Told job={job} />
      ) : (
        <Text size="sm" c="dimmed">
          Every step of this import, oldest first.
        </Text>
      )}
    </Panel>
  );
};
