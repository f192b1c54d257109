import { Badge, Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useControlImports } from '../api/control-imports';
import { useImportHistory, type HistoryFilter } from '../api/import-history';
import { jobWords } from '../words';
import classes from './past-imports.module.css';
import { isOver, type ImportStatus, type JobStatus } from '@/lib/import-status';
import { plural } from '@/shared/format/numbers';
import { formatDayRange, formatRelative } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { NothingYet } from '@/shared/ui/nothing-yet';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const statuses: readonly JobStatus[] = ['completed', 'partial', 'failed', 'cancelled', 'planned'];
const origins = { person: 'You', schedule: 'A schedule', retry: 'A retry' } as const;

const readFilter = (search: URLSearchParams): HistoryFilter => ({
  status: statuses.find((status) => status === search.get('status')) ?? null,
  origin: (Object.keys(origins) as (keyof typeof origins)[]).find((by) => by === search.get('by')) ?? null,
});

const canRetry = ({ status }: ImportStatus): boolean =>
  status === 'partial' || status === 'failed' || status === 'cancelled';

interface PastImportProps {
  job: ImportStatus;
  href: string;
  /** null where there is nothing to select */
  selected: boolean | null;
  onSelect: (selected: boolean) => void;
  onRetry: () => void;
}

const PastImport = ({ job, href, selected, onSelect, onRetry }: PastImportProps) => {
  const { label, color } = jobWords[job.status];
  const name = formatDayRange(job.from_date, job.to_date);
  return (
    <Group component="li" gap="xs" wrap="nowrap">
      {selected !== null && (
        <Checkbox
          mr={4}
          aria-label={`Select ${name}`}
          // What is complete keeps the room of its box, so that the list keeps its edge.
          style={canRetry(job) ? undefined : { visibility: 'hidden' }}
          checked={selected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      )}
      <Link to={href} className={classes.link}>
        <Group justify="space-between" gap="xs">
          <Text fw={500} size="sm">
            {name}
          </Text>
          <Badge color={color}>{label}</Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {plural(job.total_so_far.synced, 'new transaction', 'new transactions')} ·{' '}
          {plural(job.progress.total_accounts, 'account', 'accounts')} ·{' '}
          {formatRelative(job.ended_at ?? job.started_at ?? job.planned_at)}
        </Text>
      </Link>
      {canRetry(job) && (
        <Button size="xs" variant="default" onClick={onRetry} aria-label={`Retry ${name}`}>
          Retry
        </Button>
      )}
    </Group>
  );
};

const History = ({ filter, hrefOf }: { filter: HistoryFilter; hrefOf: (jobId: string) => string }) => {
  const history = useImportHistory(filter);
  const control = useControlImports();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (history.isPending) return <LoadingRows label="Loading past imports" rows={5} />;
  if (history.isError) {
    return (
      <ProblemAlert
        title="Past imports cannot be shown"
        error={history.error}
        onRetry={() => void history.refetch()}
      />
    );
  }
  const jobs = history.data.filter(({ status }) => isOver(status) || status === 'planned');
  if (jobs.length === 0 && !history.hasNextPage) {
    return filter.status === null && filter.origin === null ? (
      <NothingYet icon={IconDownload} title="Nothing imported yet">
        Choose days and accounts, see what to expect, and watch every account arrive.
      </NothingYet>
    ) : (
      <Text size="sm" c="dimmed">
        No import is like that.
      </Text>
    );
  }
  const retryable = jobs.filter(canRetry);
  const selected = retryable.filter(({ job_id }) => chosen.has(job_id));
  const retry = (these: readonly ImportStatus[]) =>
    control.mutate(
      { jobIds: these.map(({ job_id }) => job_id), move: 'retry' },
      { onSuccess: () => setChosen(new Set()) },
    );
  return (
    <Stack gap="sm">
      {retryable.length > 1 && (
        <Group gap="sm" mih={30} role="group" aria-label="Several that are not complete">
          <Checkbox
            label={selected.length === 0 ? 'Select what is not complete' : `${selected.length} selected`}
            aria-label="Select what is not complete"
            checked={selected.length === retryable.length}
            indeterminate={selected.length > 0 && selected.length < retryable.length}
            onChange={(event) =>
              setChosen(new Set(event.currentTarget.checked ? retryable.map(({ job_id }) => job_id) : []))
            }
          />
          {selected.length > 0 && (
            <Button
              size="xs"
              variant="default"
              aria-label="Retry selected"
              loading={control.isPending}
              onClick={() => retry(selected)}
            >
              Retry
            </Button>
          )}
        </Group>
      )}
      <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }} aria-label="Past imports">
        {jobs.map((job) => (
          <PastImport
            key={job.job_id}
            job={job}
            href={hrefOf(job.job_id)}
            selected={retryable.length > 1 ? chosen.has(job.job_id) : null}
            onSelect={(isChosen) =>
              setChosen(
                (now) =>
                  new Set(isChosen ? [...now, job.job_id] : [...now].filter((id) => id !== job.job_id)),
              )
            }
            onRetry={() => retry([job])}
          />
        ))}
      </Stack>
      {control.data?.refused.map((words) => (
        <Text key={words} size="sm" c="red" role="alert">
          {words}
        </Text>
      ))}
      {history.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            Show more
          </Button>
        </Group>
      )}
    </Stack>
  );
};

/** What is over, and plans nobody started; the filters are in the address. */
export const PastImports = ({ hrefOf }: { hrefOf: (jobId: string) => string }) => {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  const filter = readFilter(search);
  return (
    <Panel
      title="Before"
      aside={
        <Group gap="xs">
          <NativeSelect
            size="xs"
            aria-label="How they ended"
            value={filter.status ?? ''}
            onChange={(event) => set('status', event.currentTarget.value)}
            data={[
              { value: '', label: 'Any end' },
              ...statuses.map((status) => ({ value: status, label: jobWords[status].label })),
            ]}
          />
          <NativeSelect
            size="xs"
            aria-label="Who asked for them"
            value={filter.origin ?? ''}
            onChange={(event) => set('by', event.currentTarget.value)}
            data={[
              { value: '', label: 'By anyone' },
              ...Object.entries(origins).map(([value, label]) => ({ value, label })),
            ]}
          />
        </Group>
      }
    >
      <History filter={filter} hrefOf={hrefOf} />
    </Panel>
  );
};
