import { useQuery } from '@tanstack/react-query';
import { rowCounts } from './categorising-stats';
import { useApi } from '@/lib/backend';
import { orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const runStatus = z.object({
  job_id: z.string(),
  status: z.string(),
  rows: rowCounts,
  parked: orNull(z.object({ message: orNull(z.string()), next_step: orNull(z.string()) })),
});
type RunStatus = z.infer<typeof runStatus>;

const ASK_AGAIN_MS = 1_500;

export const isRunOver = ({ rows }: RunStatus): boolean => rows.waiting === 0;

export const useRunStatus = (runId: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['categorising', 'run', runId],
    queryFn: ({ signal }) =>
      api.ask(runStatus, `/enrichment/status/${encodeURIComponent(runId)}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isRunOver(state.data) ? false : ASK_AGAIN_MS),
  });
};
