import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ImportPlan } from '../api/plan-import';
import { useStartImport } from '../api/start-import';
import { formatMoney } from '@/shared/format/money';
import { formatCount, formatRange, plural } from '@/shared/format/numbers';
import { formatDayRange, formatSeconds } from '@/shared/format/time';
import { Figure } from '@/shared/ui/figure';
import { Figures } from '@/shared/ui/figures';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const Warnings = ({ plan }: { plan: ImportPlan }) => {
  const warnings = plan.accounts.flatMap((account) =>
    account.warnings.map((warning) => ({
      ...warning,
      account: account.display_name,
      key: account.account_id + warning.code,
    })),
  );
  if (warnings.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" title="Good to know" icon={<IconAlertTriangle aria-hidden />}>
      <List size="sm" spacing={4} listStyleType="none">
        {warnings.map(({ key, account, message }) => (
          <List.Item key={key}>
            <Text span fw={500} inherit>
              {account}:
            </Text>{' '}
            {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};

interface PlanReviewProps {
  plan: ImportPlan;
  onStarted: (jobId: string) => void;
}

/** What the import will probably bring and cost, before anything happens. */
export const PlanReview = ({ plan, onStarted }: PlanReviewProps) => {
  const start = useStartImport();
  const region = useRef<HTMLDivElement>(null);
  // The estimate appears below what was pressed: bring it into view, and to a screen reader.
  useEffect(() => {
    region.current?.scrollIntoView({ behavior: 'smooth', block: 'nearest' });
    region.current?.focus({ preventScroll: true });
  }, []);
  const { low, likely, high } = plan.estimated_transactions;
  const { from_date, to_date } = plan.date_range;

  return (
    <Stack
      ref={region}
      tabIndex={-1}
      gap="md"
      role="region"
      aria-label="Estimate"
      style={{ outline: 'none' }}
    >
      <Stack gap={0}>
        <Title order={3} size="h5">
          What to expect
        </Title>
        <Text size="sm" c="dimmed">
          {plural(plan.estimated_accounts, 'account', 'accounts')}, {formatDayRange(from_date, to_date)}
        </Text>
      </Stack>
      <Figures label="Estimate">
        <Figure
          label="Transactions"
          value={`about ${formatCount(likely)}`}
          note={low === high ? undefined : formatRange({ low, likely, high })}
        />
        <Figure label="Time" value={`about ${formatSeconds(plan.estimated_duration_seconds)}`} />
        <Figure label="Bank calls" value={formatCount(plan.estimated_api_calls)} />
        <Figure
          label="Cost"
          value={formatMoney(plan.estimated_cost.total)}
          note={`bank ${formatMoney(plan.estimated_cost.api)}, categories ${formatMoney(plan.estimated_cost.enrichment)}`}
        />
      </Figures>
      <Warnings plan={plan} />
      {start.isError && <ProblemAlert title="The import did not start" error={start.error} />}
      <Group>
        <Button
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate(plan.job_id, { onSuccess: (job) => onStarted(job.job_id) })}
        >
          Import
        </Button>
      </Group>
    </Stack>
  );
};
