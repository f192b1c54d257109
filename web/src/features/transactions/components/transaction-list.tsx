import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCategories } from '../api/list-categories';
import type { useTransactions } from '../api/list-transactions';
import type { Transaction } from '../transaction';
import type { Corrected } from './correction-form';
import { TransactionRow, type Opened } from './transaction-row';
import classes from './transactions.module.css';
import { plural } from '@/shared/format/numbers';
import { formatWeekday } from '@/shared/format/time';
import { ProblemAlert } from '@/shared/ui/problem-alert';

interface TransactionListProps {
  rows: readonly Transaction[];
  query: ReturnType<typeof useTransactions>;
  accountName: (accountId: string) => string;
  onCorrected: (corrected: Corrected) => void;
}

const byDay = (rows: readonly Transaction[]): [string, Transaction[]][] => {
  const days = new Map<string, Transaction[]>();
  for (const row of rows) {
    const day = days.get(row.booked_on);
    if (day) day.push(row);
    else days.set(row.booked_on, [row]);
  }
  return [...days];
};

/** Goes on by itself when its end comes into sight; the button is for whoever does not scroll. */
const More = ({ query, shown }: { query: TransactionListProps['query']; shown: number }) => {
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const inSight = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (inSight && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [inSight, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, shown]);

  if (isFetchNextPageError) {
    return (
      <ProblemAlert
        title="The rest of the list did not arrive"
        error={query.error}
        onRetry={() => void fetchNextPage()}
      />
    );
  }
  return (
    <Center ref={ref} mih={44}>
      {hasNextPage ? (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : (
        <Text size="sm" c="dimmed" role="status">
          That is all: {plural(shown, 'transaction', 'transactions')}.
        </Text>
      )}
    </Center>
  );
};

export const TransactionList = ({ rows, query, accountName, onCorrected }: TransactionListProps) => {
  const categories = useCategories();
  const [open, setOpen] = useState<{ id: string; what: Opened } | null>(null);
  const days = useMemo(() => byDay(rows), [rows]);
  const onOpen = useCallback((id: string, what: Opened) => setOpen(what === null ? null : { id, what }), []);

  return (
    <Stack
      gap="md"
      className={query.isPlaceholderData ? (classes.stale ?? '') : ''}
      aria-busy={query.isFetching}
    >
      {days.map(([day, ofDay]) => (
        <section key={day} className={classes.day}>
          <Title order={2} size="sm" fw={600} c="dimmed" className={classes.dayHeading ?? ''}>
            {formatWeekday(day)}
          </Title>
          <ul className={classes.list}>
            {ofDay.map((row) => (
              <TransactionRow
                key={row.transaction_id}
                row={row}
                accountName={accountName(row.account_id)}
                categories={categories.data}
                opened={open?.id === row.transaction_id ? open.what : null}
                onOpen={onOpen}
                onCorrected={onCorrected}
              />
            ))}
          </ul>
        </section>
      ))}
      <More query={query} shown={rows.length} />
    </Stack>
  );
};
