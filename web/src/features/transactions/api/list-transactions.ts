import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback } from 'react';
import { asQuery, type Filters } from '../filters';
import { transaction, type Transaction } from '../transaction';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const page = answerTo(
  'GET /transactions',
  z.object({ items: z.array(transaction), next_cursor: orNull(z.string()) }),
);
type Page = z.infer<typeof page>;

export const transactionsKey = ['transactions', 'list'] as const;
const PAGE_ROWS = 50;

export const useTransactions = (filters: Filters, enabled: boolean) => {
  const api = useApi();
  const query = asQuery(filters);
  return useInfiniteQuery({
    queryKey: [...transactionsKey, query],
    queryFn: ({ pageParam, signal }) =>
      api.ask(page, '/transactions', { query: { ...query, limit: PAGE_ROWS, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    // A changed filter dims the old list until the new one is there; nothing jumps.
    placeholderData: keepPreviousData,
    enabled,
  });
};

/** Puts a changed row into every list that shows it. */
export const useRememberTransaction = () => {
  const client = useQueryClient();
  return useCallback(
    (changed: Transaction) => {
      client.setQueriesData<InfiniteData<Page, string | undefined>>({ queryKey: transactionsKey }, (known) =>
        known
          ? {
              ...known,
              pages: known.pages.map((each) => ({
                ...each,
                items: each.items.map((row) =>
                  row.transaction_id === changed.transaction_id ? changed : row,
                ),
              })),
            }
          : known,
      );
    },
    [client],
  );
};

const SOON_MS = [800, 2_500, 6_000];

/** What other services decide arrives a moment later: looks again a few times. */
export const useLookAgain = () => {
  const client = useQueryClient();
  return useCallback(() => {
    for (const wait of SOON_MS) {
      setTimeout(() => void client.invalidateQueries({ queryKey: transactionsKey }), wait);
    }
  }, [client]);
};
