import { Anchor, Button, Menu, Paper, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAccounts, type Account } from '@/features/accounts/api/list-accounts';
import { CategorisingSummary } from '@/features/categorising/components/categorising-summary';
import type { Selection } from '@/features/categorising/selection';
import { useImportHistory } from '@/features/imports/api/import-history';
import { transactionsKey, useTransactions } from '@/features/transactions/api/list-transactions';
import type { Corrected } from '@/features/transactions/components/correction-form';
import { CorrectionNotice } from '@/features/transactions/components/correction-notice';
import { FilterBar } from '@/features/transactions/components/filter-bar';
import { TransactionList } from '@/features/transactions/components/transaction-list';
import {
  asQuery,
  filterErrors,
  isNarrowed,
  noFilters,
  readFilters,
  writeFilters,
  type Filters,
} from '@/features/transactions/filters';
import { formatDayRange } from '@/shared/format/time';
import { useDownload } from '@/shared/ui/download';
import { LoadingRows } from '@/shared/ui/loading-rows';
import { Page } from '@/shared/ui/page';
import { ProblemAlert } from '@/shared/ui/problem-alert';

const ExportMenu = ({ filters }: { filters: Filters }) => {
  const download = useDownload();
  const save = (format: 'csv' | 'jsonl') =>
    download.mutate({
      path: '/transactions/export',
      query: { ...asQuery(filters), format },
      fileName: `transactions.${format}`,
    });
  return (
    <Stack gap="xs" align="flex-end">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            loading={download.isPending}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {isNarrowed(filters) ? 'What the filters match' : 'All booked transactions'}
          </Menu.Label>
          <Menu.Item onClick={() => save('csv')}>Table for a spreadsheet (CSV)</Menu.Item>
          <Menu.Item onClick={() => save('jsonl')}>One record per line (JSONL)</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {download.isError && <ProblemAlert title="The file did not arrive" error={download.error} />}
    </Stack>
  );
};

/** What the list shows, as far as categorising can be told. */
const selectionOf = ({ account, from, to, q, import: job }: Filters): Selection => ({
  ...(account && { account_ids: [account] }),
  ...(from && { from }),
  ...(to && { to }),
  ...(q && { search: q }),
  ...(job && { job_id: job }),
});

const Empty = ({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) =>
  narrowed ? (
    <Stack align="flex-start" py="md" role="status">
      <Text>No transaction fits all of this.</Text>
      <Button variant="light" onClick={onClear}>
        Clear all filters
      </Button>
    </Stack>
  ) : (
    <Stack align="flex-start" py="md" role="status">
      <Text>There are no transactions yet. They appear here as soon as an import brings the first.</Text>
      <Anchor component={Link} to="/imports/new">
        Import from your bank
      </Anchor>
    </Stack>
  );

const NO_ACCOUNTS: readonly Account[] = [];

const TransactionsPage = () => {
  const [search, setSearch] = useSearchParams();
  const filters = readFilters(search);
  const change = (next: Partial<Filters>) =>
    setSearch((current) => writeFilters(current, next), { replace: true });

  const accounts = useAccounts().data ?? NO_ACCOUNTS;
  const history = useImportHistory({ status: null, origin: null });
  const valid = Object.keys(filterErrors(filters)).length === 0;
  const query = useTransactions(filters, valid);
  const [corrected, setCorrected] = useState<Corrected | null>(null);
  const client = useQueryClient();
  const lookAgain = useCallback(() => void client.invalidateQueries({ queryKey: transactionsKey }), [client]);

  const names = useMemo(
    () => new Map(accounts.map(({ account_id, display_name }) => [account_id, display_name])),
    [accounts],
  );
  const accountName = useCallback((id: string) => names.get(id) ?? 'Disconnected account', [names]);

  return (
    <Page title="Transactions" actions={<ExportMenu filters={filters} />}>
      <FilterBar
        filters={filters}
        onChange={change}
        accounts={accounts.map(({ account_id, display_name, provider }) => ({
          value: account_id,
          label: `${display_name} · ${provider.display_name}`,
        }))}
        imports={(history.data ?? []).map(({ job_id, from_date, to_date }) => ({
          value: job_id,
          label: formatDayRange(from_date, to_date),
        }))}
      />
      <CategorisingSummary narrowed={selectionOf(filters)} onProgress={lookAgain} />
      <Paper withBorder radius="lg" px={{ base: 'sm', sm: 'lg' }} py="sm">
        {query.isPending && !valid ? (
          <Text py="md">One of the filters cannot be understood. Open them to see which.</Text>
        ) : query.isPending ? (
          <LoadingRows label="Loading your transactions" rows={8} />
        ) : query.isLoadingError ? (
          <ProblemAlert
            title="Your transactions cannot be shown"
            error={query.error}
            onRetry={() => void query.refetch()}
          />
        ) : query.data.length === 0 ? (
          <Empty narrowed={isNarrowed(filters)} onClear={() => change(noFilters)} />
        ) : (
          <TransactionList
            rows={query.data}
            query={query}
            accountName={accountName}
            onCorrected={setCorrected}
          />
        )}
      </Paper>
      {corrected && (
        <CorrectionNotice
          key={corrected.after.correction_id}
          corrected={corrected}
          onClose={() => setCorrected(null)}
        />
      )}
    </Page>
  );
};

export default TransactionsPage;
