import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Progress,
  Stack,
  Text,
} from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useControlImports, type Move } from '../api/control-imports';
import { useLiveQueue } from '../use-live-queue';
import { jobWords } from '../words';
import { CancelDialog } from './cancel-dialog';
import { ConnectionIndicator } from './connection-indicator';
import classes from './import-queue.module.css';
import type { ImportStatus } from '@/lib/import-status';
import { formatCount, plural } from '@/shared/format/numbers';
import { formatDayRange, formatInstant, formatUntil } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const nameOf = (job: ImportStatus): string => formatDayRange(job.from_date, job.to_date);

const standing = (job: ImportStatus): string => {
  if (job.status === 'queued') {
    const place =
      job.queue_position === null ? 'Waits for its turn' : `Number ${job.queue_position} in the queue`;
    return job.estimated_completion
      ? `${place}, done in about ${formatUntil(job.estimated_completion)}`
      : place;
  }
  if (job.waiting) return `Waits until ${formatInstant(job.waiting.until)}: ${job.waiting.message}`;
  const rows = `${formatCount(job.total_so_far.synced)} new, ${job.progress.completed_accounts} of ${plural(job.progress.total_accounts, 'account', 'accounts')} done`;
  return job.estimated_completion && job.status !== 'paused'
    ? `${rows}, about ${formatUntil(job.estimated_completion)} left`
    : rows;
};

const canPause = ({ status }: ImportStatus) => status === 'running';
const canResume = ({ status }: ImportStatus) => status === 'paused';

interface RowProps {
  job: ImportStatus;
  href: string;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  onMove: (move: Move) => void;
}

const QueuedImport = ({ job, href, selected, onSelect, onMove }: RowProps) => {
  const { label, color } = jobWords[job.status];
  const name = nameOf(job);
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start" aria-label={name}>
      <Checkbox
        mt={4}
        aria-label={`Select ${name}`}
        checked={selected}
        onChange={(event) => onSelect(event.currentTarget.checked)}
      />
      <Link to={href} className={classes.link}>
        <Group justify="space-between" gap="xs">
          <Text fw={500}>{name}</Text>
          <Badge color={color}>{label}</Badge>
        </Group>
        <Progress.Root size="sm" radius="xl" my={6}>
          <Progress.Section value={job.progress.percent} color={color} aria-label={`Progress of ${name}`} />
        </Progress.Root>
        <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {standing(job)}
        </Text>
      </Link>
      <Group gap={4} wrap="nowrap">
        {canPause(job) && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Pause ${name}`}
            onClick={() => onMove('pause')}
          >
            <IconPlayerPause size={18} aria-hidden />
          </ActionIcon>
        )}
        {canResume(job) && (
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={`Resume ${name}`}
            onClick={() => onMove('resume')}
          >
            <IconPlayerPlay size={18} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="red"
          size="lg"
          aria-label={`Cancel ${name}`}
          onClick={() => onMove('cancel')}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
};

const order = ['running', 'enriching', 'paused', 'queued'] as const;
const place = ({ status }: ImportStatus): number => (order as readonly string[]).indexOf(status);
const sorted = (jobs: readonly ImportStatus[]): ImportStatus[] =>
  [...jobs].sort(
    (one, other) =>
      place(one) - place(other) ||
      (one.queue_position ?? 0) - (other.queue_position ?? 0) ||
      one.planned_at.localeCompare(other.planned_at),
  );

/** Which of them are shown: the state is in the address, beside the filters of what is over. */
const useShownState = () => {
  const [search, setSearch] = useSearchParams();
  const shown = order.find((status) => status === search.get('now')) ?? null;
  const show = (status: string) =>
    setSearch(
      (now) => {
        if (status) now.set('now', status);
        else now.delete('now');
        return now;
      },
      { replace: true },
    );
  return [shown, show] as const;
};

/** What goes on now: one by one, or several at once. */
export const ImportQueue = ({ hrefOf }: { hrefOf: (jobId: string) => string }) => {
  const { query, connection } = useLiveQueue();
  const control = useControlImports();
  const [shown, show] = useShownState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [cancelling, setCancelling] = useState<readonly string[]>([]);

  const all = sorted(query.data ?? []);
  const jobs = shown === null ? all : all.filter(({ status }) => status === shown);
  // What has ended meanwhile, or is not shown, is not selected any more.
  const selected = jobs.filter(({ job_id }) => chosen.has(job_id));
  const move = (of: readonly ImportStatus[], wanted: Move) => {
    const jobIds = of.map(({ job_id }) => job_id);
    if (wanted === 'cancel') setCancelling(jobIds);
    else control.mutate({ jobIds, move: wanted });
  };
  const choose = (jobId: string, isChosen: boolean) =>
    setChosen((now) => new Set(isChosen ? [...now, jobId] : [...now].filter((id) => id !== jobId)));

  return (
    <Panel
      title="Now"
      aside={
        <Group gap="sm">
          <ConnectionIndicator state={connection} />
          {(all.length > 1 || shown !== null) && (
            <NativeSelect
              size="xs"
              aria-label="How they stand"
              value={shown ?? ''}
              onChange={(event) => show(event.currentTarget.value)}
              data={[
                { value: '', label: `All ${all.length}` },
                ...order.map((status) => ({
                  value: status,
                  label: `${jobWords[status].label} (${all.filter((job) => job.status === status).length})`,
                })),
              ]}
            />
          )}
        </Group>
      }
    >
      {query.isPending && <LoadingRows label="Loading the queue" rows={2} />}
      {query.isError && (
        <ProblemAlert
          title="The queue cannot be shown"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && jobs.length === 0 && (
        <Text size="sm" c="dimmed">
          {all.length === 0 ? 'Nothing is being imported.' : 'None of them stands like that now.'}
        </Text>
      )}
      {jobs.length > 1 && (
        <Group gap="sm" mih={30} role="group" aria-label="Several at once">
          <Checkbox
            label={selected.length === 0 ? 'Select all' : `${selected.length} selected`}
            aria-label="Select all"
            checked={selected.length === jobs.length}
            indeterminate={selected.length > 0 && selected.length < jobs.length}
            onChange={(event) =>
              setChosen(new Set(event.currentTarget.checked ? jobs.map(({ job_id }) => job_id) : []))
            }
          />
          {selected.some(canPause) && (
            <Button
              size="xs"
              variant="default"
              aria-label="Pause selected"
              onClick={() => move(selected.filter(canPause), 'pause')}
            >
              Pause
            </Button>
          )}
          {selected.some(canResume) && (
            <Button
              size="xs"
              variant="default"
              aria-label="Resume selected"
              onClick={() => move(selected.filter(canResume), 'resume')}
            >
              Resume
            </Button>
          )}
          {selected.length > 0 && (
            <Button
              size="xs"
              variant="default"
              aria-label="Cancel selected"
              onClick={() => move(selected, 'cancel')}
            >
              Cancel
            </Button>
          )}
        </Group>
      )}
      {jobs.length > 0 && (
        <Stack
          component="ul"
          gap="md"
          p={0}
          m={0}
          style={{ listStyle: 'none' }}
          aria-label="Imports going on"
        >
          {jobs.map((job) => (
            <QueuedImport
              key={job.job_id}
              job={job}
              href={hrefOf(job.job_id)}
              selected={chosen.has(job.job_id)}
              onSelect={(isChosen) => choose(job.job_id, isChosen)}
              onMove={(wanted) => move([job], wanted)}
            />
          ))}
        </Stack>
      )}
      {control.data && control.data.refused.length > 0 && (
        <Alert color="red" variant="light" role="alert" title="Not everything was done">
          {[...new Set(control.data.refused)].map((words) => (
            <Text key={words} size="sm">
              {words}
            </Text>
          ))}
        </Alert>
      )}
      <CancelDialog
        count={cancelling.length}
        onKeep={() => setCancelling([])}
        onCancel={() => {
          control.mutate({ jobIds: cancelling, move: 'cancel' });
          setCancelling([]);
        }}
      />
    </Panel>
  );
};
