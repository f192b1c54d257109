import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { instant, money, orNull, type Money } from '@/lib/contract';
import { z } from '@/lib/zod';

const used = z.object({ spent: money, reserved: money });
const budget = answerTo(
  'GET /costs/budget',
  z.object({
    currency: z.string(),
    per_import: z.object({ limit: orNull(money), used: orNull(used) }),
    per_month: z.object({ limit: orNull(money), used: orNull(used) }),
    month_ends_at: orNull(instant),
  }),
);
export type Budget = z.infer<typeof budget>;

const key = ['costs', 'budget'] as const;

export const useBudget = () => {
  const api = useApi();
  return useQuery({ queryKey: key, queryFn: ({ signal }) => api.ask(budget, '/costs/budget', { signal }) });
};

interface Limits {
  per_import: Money | null;
  per_month: Money | null;
}

/** Null lifts a limit. What was parked goes on when there is room again. */
export const useChangeBudget = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limits: Limits) => api.ask(budget, '/costs/budget', { method: 'PUT', body: limits }),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
};
