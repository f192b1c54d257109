import { useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { instant, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

export const run = answerTo(
  'POST /schedules/{schedule_id}/run-now',
  z.object({
    run_id: z.string(),
    due_at: instant,
    fired_at: orNull(instant),
    trigger: z.string(),
    status: z.string(),
    job_id: orNull(z.string()),
    ended_at: orNull(instant),
    reason: orNull(z.string()),
    message: orNull(z.string()),
    next_step: orNull(z.string()),
  }),
);
export type Run = z.infer<typeof run>;

const runs = answerTo('GET /schedules/{schedule_id}/runs', z.object({ items: z.array(run) }));

const UNDER_WAY = new Set(['waiting', 'fired', 'planned', 'queued', 'running', 'paused', 'enriching']);
const ASK_AGAIN_MS = 3_000;

export const runsKey = (scheduleId: string) => ['schedules', 'runs', scheduleId] as const;

/** The newest hundred, newest first. */
export const useRuns = (scheduleId: string) => {
  const api = useApi();
  return useQuery({
    queryKey: runsKey(scheduleId),
    queryFn: ({ signal }) => api.ask(runs, `/schedules/${encodeURIComponent(scheduleId)}/runs`, { signal }),
    select: ({ items }) => items,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => UNDER_WAY.has(status)) ? ASK_AGAIN_MS : false,
  });
};
