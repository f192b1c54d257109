import { answerTo } from './answer';
import { date, instant, money, orNull, range, sourceKind } from './contract';
import { z } from './zod';

const counts = z.object({
  served: z.number(),
  synced: z.number(),
  duplicates: z.number(),
  updated: z.number(),
  errors: z.number(),
  out_of_range: z.number(),
});

const jobStatus = z.enum([
  'planned',
  'queued',
  'running',
  'paused',
  'enriching',
  'completed',
  'partial',
  'failed',
  'cancelled',
]);
export type JobStatus = z.infer<typeof jobStatus>;

const syncStatus = z.enum([
  'pending',
  'syncing',
  'waiting',
  'paused',
  'completed',
  'skipped',
  'failed',
  'cancelled',
]);
export type SyncStatus = z.infer<typeof syncStatus>;

const dateRange = z.object({ from_date: date, to_date: date });

const accountStatus = z.object({
  account_id: z.string(),
  kind: sourceKind,
  display_name: z.string(),
  provider_name: z.string(),
  status: syncStatus,
  reason: orNull(z.string()),
  message: orNull(z.string()),
  next_step: orNull(z.string()),
  waiting_until: orNull(instant),
  percent: z.number(),
  counts,
  /** the days asked for, oldest first */
  ranges: z.array(dateRange),
  /** days of them the bank does not give */
  gap: orNull(dateRange),
});
export type AccountStatus = z.infer<typeof accountStatus>;

const enrichment = z.object({
  expected: z.number(),
  categorised: z.number(),
  failed: z.number(),
  /** rows that wait for more than time: for a budget, say */
  parked: orNull(
    z.object({ rows: z.number(), reason: z.string(), message: z.string(), next_step: z.string() }),
  ),
  by_source: z.record(z.string(), z.number()),
});

const estimate = z.object({
  transactions: range,
  duration_seconds: z.number(),
  api_calls: z.number(),
  api_cost: orNull(money),
  enrichment_cost: orNull(money),
  total_cost: orNull(money),
});

const actual = z.object({
  transactions: z.number(),
  duration_seconds: z.number(),
  api_calls: z.number(),
  api_cost: money,
  enrichment_cost: money,
  total_cost: money,
  unknown_prices: z.number(),
});

const cost = z.object({
  api_calls: z.number(),
  api: money,
  llm_calls: z.number(),
  llm_tokens: z.number(),
  enrichment: money,
  total: money,
  unknown_prices: z.number(),
});

/** Everything known of one import: the status answer, the items of the history and the frames of the stream. */
export const importStatus = answerTo(
  'GET /import/status/{job_id}',
  z.object({
    job_id: z.string(),
    version: z.number(),
    status: jobStatus,
    origin: z.object({
      schedule_id: orNull(z.string()),
      run_id: orNull(z.string()),
      retry_of: orNull(z.string()),
    }),
    from_date: date,
    to_date: date,
    auto_enrich: z.boolean(),
    planned_at: instant,
    started_at: orNull(instant),
    ended_at: orNull(instant),
    queue_position: orNull(z.number()),
    progress: z.object({ completed_accounts: z.number(), total_accounts: z.number(), percent: z.number() }),
    accounts: z.array(accountStatus),
    total_so_far: counts,
    enrichment: orNull(enrichment),
    estimate,
    /** what came of the estimate, once the import is over */
    actual: orNull(actual),
    cost,
    /** why nothing moves, while every account waits */
    waiting: orNull(z.object({ until: instant, reason: z.string(), message: z.string() })),
    message: orNull(z.string()),
    estimated_completion: orNull(instant),
    completion_window: orNull(z.object({ earliest: instant, latest: instant })),
  }),
);
export type ImportStatus = z.infer<typeof importStatus>;

export const isOver = (status: JobStatus): boolean => {
  switch (status) {
    case 'completed':
    case 'partial':
    case 'failed':
    case 'cancelled':
      return true;
    case 'planned':
    case 'queued':
    case 'running':
    case 'paused':
    case 'enriching':
      return false;
  }
};
