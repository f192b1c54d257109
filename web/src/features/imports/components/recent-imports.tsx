import { Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useImportHistory } from '../api/import-history';
import { jobWords } from '../words';
import classes from './recent-imports.module.css';
import type { ImportStatus } from '@/lib/import-status';
import { plural } from '@/shared/format/numbers';
import { formatDayRange, formatRelative } from '@/shared/format/time';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Panel } from '@/shared/ui/panel';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const RecentImport = ({ job, href }: { job: ImportStatus; href: string }) => {
  const { label, color } = jobWords[job.status];
  return (
    <li>
      <Link to={href} className={classes.link}>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text fw={500} size="sm">
            {formatDayRange(job.from_date, job.to_date)}
          </Text>
          <Badge variant="light" color={color} style={{ flexShrink: 0 }}>
            {label}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {plural(job.total_so_far.synced, 'new transaction', 'new transactions')} ·{' '}
          {formatRelative(job.ended_at ?? job.started_at ?? job.planned_at)}
        </Text>
      </Link>
    </li>
  );
};

const History = ({ hrefOf }: { hrefOf: (jobId: string) => string }) => {
  const history = useImportHistory();
  if (history.isPending) return <LoadingRows label="Loading recent imports" />;
  if (history.isError) {
    return (
      <ProblemAlert
        title="Recent imports cannot be shown"
        error={history.error}
        onRetry={() => void history.refetch()}
      />
    );
  }
  if (history.data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing imported yet. Your imports will be listed here.
      </Text>
    );
  }
  return (
    <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
      {history.data.map((job) => (
        <RecentImport key={job.job_id} job={job} href={hrefOf(job.job_id)} />
      ))}
    </Stack>
  );
};

export const RecentImports = ({ hrefOf }: { hrefOf: (jobId: string) => string }) => (
  <Panel title="Recent imports">
    <History hrefOf={hrefOf} />
  </Panel>
);
