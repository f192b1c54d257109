import { answerTo } from '@/lib/answer';
import { instant, oneOf, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

export const frequencyTypes = ['daily', 'weekly', 'monthly', 'cron'] as const;
export type FrequencyType = (typeof frequencyTypes)[number];

const frequency = z.object({
  type: oneOf(...frequencyTypes),
  time: orNull(z.string()),
  day_of_week: orNull(z.string()),
  day_of_month: orNull(z.number()),
  expression: orNull(z.string()),
});
export type Frequency = z.infer<typeof frequency>;

const overlap = oneOf('skip', 'queue');
export type Overlap = z.infer<typeof overlap>;

const missedRuns = oneOf('skip', 'run_once', 'catch_up');
export type MissedRuns = z.infer<typeof missedRuns>;

export const schedule = answerTo(
  'GET /schedules/{schedule_id}',
  z.object({
    schedule_id: z.string(),
    name: z.string(),
    account_ids: z.array(z.string()),
    all_accounts: z.boolean(),
    frequency,
    zone: z.string(),
    jitter_minutes: z.number(),
    days_back: orNull(z.number()),
    incremental: z.boolean(),
    auto_enrich: z.boolean(),
    enabled: z.boolean(),
    overlap,
    missed_runs: missedRuns,
    next_run_at: orNull(instant),
    last_run_at: orNull(instant),
    last_status: orNull(z.string()),
    failing_since: orNull(instant),
    disabled_reason: orNull(z.string()),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
);
export type Schedule = z.infer<typeof schedule>;
