import { useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { date, instant, money, orNull, sourceKind } from '@/lib/contract';
import { z } from '@/lib/zod';

const coverage = z.object({
  from_date: date,
  to_date: date,
  state: z.enum(['covered', 'stale', 'unreachable']),
  as_of: instant,
});
export type Coverage = z.infer<typeof coverage>;

const balanceProof = z.object({
  status: z.enum(['proven', 'broken', 'unknown']),
  first_broken_day: orNull(date),
  difference: orNull(money),
  proven_from: orNull(date),
  proven_to: orNull(date),
  reason: orNull(z.string()),
  message: z.string(),
  next_step: orNull(z.string()),
});
export type BalanceProof = z.infer<typeof balanceProof>;

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
  /** what is known of which days, oldest first; of other days nothing is */
  coverage: z.array(coverage),
  balance: orNull(z.object({ current: money, available: orNull(money), as_of: instant })),
  balance_proof: balanceProof,
  calls_left_today: z.number(),
  calls_reset_at: orNull(instant),
});
export type Account = z.infer<typeof account>;

const accounts = answerTo('GET /accounts', z.object({ items: z.array(account) }));

const LOOK_AGAIN_MS = 2_000;
const LOOKS = 15;

interface Which {
  /** a bank connected a moment ago: looks again until its accounts are there */
  awaitedConnection?: string | null;
  /** accounts the bank does not share any more, too: their rows can still be read */
  removed?: boolean;
}

export const useAccounts = ({ awaitedConnection = null, removed = false }: Which = {}) => {
  const api = useApi();
  return useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => api.ask(accounts, '/accounts', { signal }),
    select: ({ items }) => (removed ? items : items.filter(({ availability }) => availability !== 'removed')),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      awaitedConnection !== null &&
      dataUpdateCount < LOOKS &&
      !data?.items.some(({ connection_id }) => connection_id === awaitedConnection)
        ? LOOK_AGAIN_MS
        : false,
  });
};
