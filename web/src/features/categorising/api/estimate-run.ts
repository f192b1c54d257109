import { useQuery } from '@tanstack/react-query';
import type { Selection } from '../selection';
import { useApi } from '@/lib/backend';
import { money, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

export const runEstimate = z.object({
  rows: z.number(),
  llm_merchants: z.number(),
  llm_calls: z.number(),
  /** null when nobody knows the price */
  estimated_cost: orNull(money),
  sampled: z.boolean(),
});
export type RunEstimate = z.infer<typeof runEstimate>;

/** What it would cost; nothing begins. */
export const useRunEstimate = (selection: Selection) => {
  const api = useApi();
  return useQuery({
    queryKey: ['categorising', 'estimate', selection],
    queryFn: ({ signal }) =>
      api.ask(runEstimate, '/enrichment/estimate', { method: 'POST', body: selection, signal }),
    staleTime: 0,
    gcTime: 0,
  });
};
