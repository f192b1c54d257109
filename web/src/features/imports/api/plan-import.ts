import { useQuery } from '@tanstack/react-query';
import { answerTo, type Request } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { date, instant, money, orNull, range, sourceKind } from '@/lib/contract';
import { z } from '@/lib/zod';

const days = z.object({ from_date: date, to_date: date });

const importPlan = answerTo(
  'POST /import/plan',
  z.object({
    job_id: z.string(),
    estimated_accounts: z.number(),
    estimated_transactions: range,
    /** seconds */
    estimated_duration_range: range,
    estimated_calls_range: range,
    estimated_cost: z.object({
      api: orNull(money),
      enrichment: orNull(money),
      total: orNull(money),
      least: orNull(money),
      most: orNull(money),
    }),
    date_range: days,
    accounts: z.array(
      z.object({
        account_id: z.string(),
        kind: sourceKind,
        display_name: z.string(),
        provider_name: z.string(),
        estimated_transactions: range,
        /** empty when there is nothing to do */
        ranges: z.array(days),
        calls: z.object({
          needed: z.number(),
          left: z.number(),
          resets_at: orNull(instant),
          message: z.string(),
        }),
        warnings: z.array(z.object({ code: z.string(), message: z.string() })),
      }),
    ),
  }),
);
export type ImportPlan = z.infer<typeof importPlan>;

type Asked = Required<Request<'POST /import/plan'>>;
export type PlanImport = Partial<
  Pick<Asked, 'preset' | 'from_date' | 'to_date' | 'incremental' | 'fill_gaps'>
> &
  Pick<Asked, 'account_ids' | 'card_ids' | 'auto_enrich' | 'batch_size' | 'max_parallel_accounts'>;

const KEPT = 'tributary.import-plan';

/** The same wish is the same plan, also after a reload: it keeps its key until it is started. */
const keyOf = (wish: string): string => {
  const [known, key] = (sessionStorage.getItem(KEPT) ?? '').split('\n');
  if (known === wish && key) return key;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(KEPT, `${wish}\n${fresh}`);
  return fresh;
};

export const forgetPlan = (): void => sessionStorage.removeItem(KEPT);

/** The estimate of a wish, once it is complete. What the server refused is not asked again. */
export const useImportPlan = (request: PlanImport, complete: boolean) => {
  const api = useApi();
  return useQuery({
    queryKey: ['imports', 'plan', request],
    queryFn: ({ signal }) =>
      api.ask(importPlan, '/import/plan', {
        method: 'POST',
        body: request,
        idempotencyKey: keyOf(JSON.stringify(request)),
        signal,
      }),
    enabled: complete,
    staleTime: 5 * 60_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: true,
    retryOnMount: false,
  });
};
