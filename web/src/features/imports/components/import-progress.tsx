import { Alert, Badge, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useLiveImport } from '../use-live-import';
import { usePace } from '../use-pace';
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
import { formatCount, plural } from '@/shared/format/numbers';
import { formatDayRange, formatInstant, formatUntil } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { useNow } from '@/shared/use-now';

const about = (job: ImportStatus): string => {
  const days = formatDayRange(job.from_date, job.to_date);
  if (job.origin.retry_of !== null) return `${days}, retry of an earlier import`;
  return job.origin.schedule_id === null ? days : `${days}, by schedule`;
};

const remaining = (job: ImportStatus, pace: number | undefined, now: Date): string => {
  if (job.status === 'queued' && job.queue_position !== null)
    return `Number ${job.queue_position} in the queue`;
  const { completed_accounts: completed, total_accounts: total } = job.progress;
  const isFlowing = job.status === 'running' && job.waiting === null && pace !== undefined && pace >= 1;
  return [
    `${completed} of ${plural(total, 'account', 'accounts')} done`,
    ...(isFlowing ? [`${formatCount(Math.round(pace))} rows a second`] : []),
    ...(job.estimated_completion ? [`about ${formatUntil(job.estimated_completion, now)} left`] : []),
  ].join(', ');
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

const Overall = ({ job, arrivedAt }: { job: ImportStatus; arrivedAt: number }) => {
  const now = useNow();
  const pace = usePace(job, arrivedAt, now);
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs" wrap="nowrap" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Text size="sm">{remaining(job, pace, now)}</Text>
        <Text size="sm" fw={600}>
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
};

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

  return <Watched job={job} arrivedAt={query.dataUpdatedAt} connection={connection} onRetried={onRetried} />;
};

interface WatchedProps {
  job: ImportStatus;
  arrivedAt: number;
  connection: StreamState;
  onRetried: (jobId: string) => void;
}

const Watched = ({ job, arrivedAt, connection, onRetried }: WatchedProps) => {
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
        <Overall job={job} arrivedAt={arrivedAt} />
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
