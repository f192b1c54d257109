import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { useApi } from '@/lib/backend';
import { date, money, orNull, range, sourceKind } from '@/lib/contract';

const importPlan = z.object({
  job_id: z.string(),
  status: z.literal('planned'),
  estimated_accounts: z.number(),
  estimated_transactions: range,
  estimated_duration_seconds: z.number(),
  estimated_api_calls: z.number(),
  estimated_cost: z.object({ api: orNull(money), enrichment: orNull(money), total: orNull(money) }),
  date_range: z.object({ from_date: date, to_date: date }),
  accounts: z.array(
    z.object({
      account_id: z.string(),
      kind: sourceKind,
      display_name: z.string(),
      provider_name: z.string(),
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
});
export type ImportPlan = z.infer<typeof importPlan>;

export type Preset = 'last-7-days' | 'last-30-days' | 'last-90-days' | 'last-12-months' | 'year-to-date';

export interface PlanImport {
  preset?: Preset;
  from_date?: string;
  to_date?: string;
  account_ids: string[];
  card_ids: string[];
  auto_enrich: boolean;
}

export const usePlanImport = () => {
  const api = useApi();
  return useMutation({
    mutationFn: (request: PlanImport) =>
      api.ask(importPlan, '/import/plan', {
        method: 'POST',
        body: request,
        idempotencyKey: crypto.randomUUID(),
      }),
  });
};
