import { Alert, Anchor, Button, Group, List, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { forgetPlan, type ImportPlan, type useImportPlan } from '../api/plan-import';
import { useStartImport } from '../api/start-import';
import type { Step, Wish } from '../wish';
import { formatMoney, formatMoneyRange } from '@/shared/format/money';
import { formatCount, formatRange, plural } from '@/shared/format/numbers';
import { formatDayRange, formatSeconds, formatSecondsRange } from '@/shared/format/time';
import { Figure } from '@/shared/ui/figure';
import { Figures } from '@/shared/ui/figures';
import { LoadingRows } from '@/shared/ui/loading-rows';
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
            {!message.includes(account) && (
              <Text span fw={500} inherit>
                {account}:{' '}
              </Text>
            )}
            {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};

const Days = ({ account: { ranges } }: { account: ImportPlan['accounts'][number] }) =>
  ranges.length === 0
    ? 'nothing to do'
    : ranges.map(({ from_date, to_date }) => <div key={from_date}>{formatDayRange(from_date, to_date)}</div>);

const OfAccounts = ({ plan }: { plan: ImportPlan }) => (
  <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table
      aria-label="Estimate of each account"
      style={{ fontVariantNumeric: 'tabular-nums' }}
      verticalSpacing="xs"
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Account or card</Table.Th>
          <Table.Th visibleFrom="sm">Days</Table.Th>
          <Table.Th ta="right">Transactions</Table.Th>
          <Table.Th ta="right">Calls</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {plan.accounts.map((account) => (
          <Table.Tr key={account.account_id}>
            <Table.Th scope="row" fw={400}>
              {account.display_name}
              <Text size="xs" c="dimmed">
                {account.provider_name}
              </Text>
              <Text size="xs" c="dimmed" hiddenFrom="sm" component="div">
                <Days account={account} />
              </Text>
            </Table.Th>
            <Table.Td visibleFrom="sm">
              <Days account={account} />
            </Table.Td>
            <Table.Td ta="right">{formatRange(account.estimated_transactions)}</Table.Td>
            <Table.Td ta="right" title={account.calls.message}>
              {account.calls.needed} of {account.calls.left} left
              <VisuallyHidden>. {account.calls.message}</VisuallyHidden>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);

const Settings = ({ wish, onChange }: { wish: Wish; onChange: (step: Step) => void }) => (
  <Text size="sm" c="dimmed">
    {wish.enrich ? 'Sorted into categories' : 'Not sorted into categories'},{' '}
    {plural(wish.parallel, 'account', 'accounts')} at once, {formatCount(wish.batchSize)} rows per batch.{' '}
    <Anchor component="button" type="button" size="sm" onClick={() => onChange('settings')}>
      Change settings
    </Anchor>
  </Text>
);

const Expectation = ({ plan }: { plan: ImportPlan }) => {
  const {
    estimated_transactions: rows,
    estimated_duration_range: seconds,
    estimated_calls_range: calls,
    estimated_cost: cost,
  } = plan;
  return (
    <Stack gap="md" role="region" aria-label="Estimate">
      <Stack gap={0}>
        <Title order={3} size="h5">
          What to expect
        </Title>
        <Text size="sm" c="dimmed">
          {plural(plan.estimated_accounts, 'account or card', 'accounts and cards')},{' '}
          {formatDayRange(plan.date_range.from_date, plan.date_range.to_date)}
        </Text>
      </Stack>
      <Figures label="Estimate">
        <Figure
          label="Transactions"
          value={formatRange(rows)}
          note={
            rows.low === rows.high ? undefined : `most likely ${formatCount(rows.likely)}, known ones too`
          }
        />
        <Figure
          label="Time"
          value={formatSecondsRange(seconds)}
          note={seconds.low === seconds.high ? undefined : `most likely ${formatSeconds(seconds.likely)}`}
        />
        <Figure
          label="Bank calls"
          value={formatRange(calls)}
          note={calls.low === calls.high ? undefined : `most likely ${formatCount(calls.likely)}`}
        />
        <Figure
          label="Cost"
          value={formatMoneyRange(cost.least, cost.most)}
          note={`bank ${formatMoney(cost.api)}, categories ${formatMoney(cost.enrichment)}`}
        />
      </Figures>
      <Warnings plan={plan} />
      <OfAccounts plan={plan} />
    </Stack>
  );
};

interface PlanReviewProps {
  plan: ReturnType<typeof useImportPlan>;
  wish: Wish;
  onChange: (step: Step) => void;
  onStarted: (jobId: string) => void;
}

/** What the import will probably bring and cost, before anything happens. */
export const PlanReview = ({ plan, wish, onChange, onStarted }: PlanReviewProps) => {
  const start = useStartImport();
  const begin = (jobId: string) =>
    start.mutate(jobId, {
      onSuccess: () => {
        forgetPlan();
        onStarted(jobId);
      },
    });
  const nothingToDo = plan.data?.accounts.every(({ ranges }) => ranges.length === 0) ?? false;

  return (
    <Stack gap="md">
      {plan.isPending && <LoadingRows label="Estimating" rows={6} />}
      {plan.isError && (
        <ProblemAlert title="No estimate just now" error={plan.error} onRetry={() => void plan.refetch()} />
      )}
      {plan.data && <Expectation plan={plan.data} />}
      <Settings wish={wish} onChange={onChange} />
      {start.isError && <ProblemAlert title="The import did not start" error={start.error} />}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => onChange('settings')}
        >
          Back
        </Button>
        <Button
          leftSection={<IconDownload size={18} aria-hidden />}
          disabled={!plan.data || nothingToDo}
          loading={start.isPending}
          onClick={() => plan.data && begin(plan.data.job_id)}
        >
          {nothingToDo ? 'Nothing to import' : 'Start import'}
        </Button>
      </Group>
    </Stack>
  );
};
