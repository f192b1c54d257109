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

export const useAccounts = () => {
  const api = useApi();
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => api.ask(accounts, '/accounts', { signal }),
    select: ({ items }) => items.filter(({ availability }) => availability !== 'removed'),
  });
};
