import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { useApi } from '@/lib/backend';
import { date, instant, orNull, sourceKind } from '@/lib/contract';

const account = z.object({
  account_id: z.string(),
  connection_id: z.string(),
  kind: sourceKind,
  display_name: z.string(),
  currency: z.string(),
  provider: z.object({ provider_id: z.string(), display_name: z.string(), logo_uri: orNull(z.string()) }),
  availability: z.enum(['available', 'needs_reauthorisation', 'removed']),
  last_synced_at: orNull(instant),
  stored_transactions: z.number(),
  latest_transaction_on: orNull(date),
});
export type Account = z.infer<typeof account>;

const accounts = z.object({ items: z.array(account) });

const LOOK_AGAIN_MS = 2_000;
const LOOKS = 15;

/** @param awaitedConnection a bank connected a moment ago: looks again until its accounts are there */
export const useAccounts = (awaitedConnection: string | null = null) => {
  const api = useApi();
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => api.ask(accounts, '/accounts', { signal }),
    select: ({ items }) => items.filter(({ availability }) => availability !== 'removed'),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      awaitedConnection !== null &&
      dataUpdateCount < LOOKS &&
      !data?.items.some(({ connection_id }) => connection_id === awaitedConnection)
        ? LOOK_AGAIN_MS
        : false,
  });
};
