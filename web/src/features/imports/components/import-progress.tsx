import { Alert, Badge, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useLiveImport } from '../use-live-import';
import { jobWords } from '../words';
import { AccountProgress } from './account-progress';
import { ConnectionIndicator } from './connection-indicator';
import { ImportControls } from './import-controls';
import { ImportFigures } from './import-figures';
import { ImportSummary } from './import-summary';
import { ImportTimeline } from './import-timeline';
import { UndoImport } from './undo-import';
import { isOver, type ImportStatus } from '@/lib/import-status';
import type { StreamState } from '@/lib/progress-stream';
import { formatDayRange, formatInstant, formatUntil } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const about = (job: ImportStatus): string => {
  const days = formatDayRange(job.from_date, job.to_date);
  if (job.origin.retry_of !== null) return `${days}, retry of an earlier import`;
  return job.origin.schedule_id === null ? days : `${days}, by schedule`;
};

const remaining = (job: ImportStatus): string => {
  if (job.status === 'queued' && job.queue_position !== null)
    return `Number ${job.queue_position} in the queue`;
  const accounts = `${job.progress.completed_accounts} of ${job.progress.total_accounts} accounts done`;
  return job.estimated_completion
    ? `${accounts}, about ${formatUntil(job.estimated_completion)} left`
    : accounts;
};

/** Spoken in quarters: a screen reader must not read out every frame. */
const Announcement = ({ job }: { job: ImportStatus }) => {
  const quarter = Math.floor(job.progress.percent / 25) * 25;
  return (
    <VisuallyHidden aria-live="polite">
      {jobWords[job.status].headline}
      {!isOver(job.status) && quarter > 0 && `, ${quarter} percent`}
    </VisuallyHidden>
  );
};

const Overall = ({ job }: { job: ImportStatus }) => (
  <Stack gap={6}>
    <Group justify="space-between" gap="xs">
      <Text size="sm">{remaining(job)}</Text>
      <Text size="sm" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {job.progress.percent} %
      </Text>
    </Group>
    <Progress.Root size="xl" radius="xl">
      <Progress.Section
        value={job.progress.percent}
        color={jobWords[job.status].color}
        aria-label="Progress of the whole import"
      />
    </Progress.Root>
  </Stack>
);

const Lost = ({ connection }: { connection: StreamState }) =>
  connection === 'reconnecting' && (
    <Alert color="yellow" variant="light" icon={<IconPlugConnectedX aria-hidden />}>
      The live connection was lost and is being restored. The import itself goes on.
    </Alert>
  );

/** Why nothing moves, or where the import stands, in the server's words. */
const Standing = ({ job }: { job: ImportStatus }) => {
  const parked = job.enrichment?.parked;
  const words = job.waiting
    ? `Waiting until ${formatInstant(job.waiting.until)}: ${job.waiting.message}`
    : job.message;
  if (!words && !parked) return null;
  return (
    <Alert color={isOver(job.status) ? 'gray' : 'yellow'} variant="light" role="status">
      {words && <Text size="sm">{words}</Text>}
      {parked && !words?.includes(parked.message) && (
        <Text size="sm">
          {parked.message} {parked.next_step}
        </Text>
      )}
    </Alert>
  );
};

interface ImportProgressProps {
  jobId: string;
  onRetried: (jobId: string) => void;
}

export const ImportProgress = ({ jobId, onRetried }: ImportProgressProps) => {
  const { query, connection } = useLiveImport(jobId);
  const job = query.data;
  if (!job) {
    return (
      <Panel title="Import">
        {query.isError ? (
          <ProblemAlert
            title="This import cannot be shown"
            error={query.error}
            onRetry={() => void query.refetch()}
          />
        ) : (
          <LoadingRows label="Loading this import" rows={5} />
        )}
      </Panel>
    );
  }

  return <Watched job={job} connection={connection} onRetried={onRetried} />;
};

interface WatchedProps {
  job: ImportStatus;
  connection: StreamState;
  onRetried: (jobId: string) => void;
}

const Watched = ({ job, connection, onRetried }: WatchedProps) => {
  const { headline, label, color } = jobWords[job.status];
  useDocumentTitle(isOver(job.status) ? `${headline} – Tributary` : `${job.progress.percent} % – Tributary`);
  return (
    <>
      <Panel
        title={headline}
        aside={
          <Group gap="xs">
            {!isOver(job.status) && <ConnectionIndicator state={connection} />}
            <Badge color={color}>{label}</Badge>
          </Group>
        }
      >
        <Text size="sm" c="dimmed" mt="-sm">
          {about(job)}
        </Text>
        <Announcement job={job} />
        {!isOver(job.status) && <Lost connection={connection} />}
        <Overall job={job} />
        <Standing job={job} />
        <ImportFigures job={job} />
        <ImportControls job={job} onRetried={onRetried} />
        {isOver(job.status) && <ImportSummary job={job} />}
        <Stack
          component="ul"
          gap="lg"
          p={0}
          m={0}
          mt="xs"
          style={{ listStyle: 'none' }}
          aria-label="Accounts"
        >
          {job.accounts.map((account) => (
            <AccountProgress key={account.account_id} account={account} />
          ))}
        </Stack>
        {isOver(job.status) && job.total_so_far.synced > 0 && <UndoImport jobId={job.job_id} />}
      </Panel>
      <ImportTimeline job={job} />
    </>
  );
};
