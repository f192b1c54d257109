import { useQuery } from '@tanstack/react-query';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

export const rowCounts = z.object({
  received: z.number(),
  categorised: z.number(),
  failed: z.number(),
  waiting: z.number(),
  parked: z.number(),
  by_source: z.record(z.string(), z.number()),
});

const stats = z.object({ rows: rowCounts });

export const statsKey = ['categorising', 'stats'] as const;

const WHILE_WAITING_MS = 4_000;

/** How far the categories of all of a person's transactions are. */
export const useCategorisingStats = () => {
  const api = useApi();
  return useQuery({
    queryKey: statsKey,
    queryFn: ({ signal }) => api.ask(stats, '/enrichment/stats', { signal }),
    select: ({ rows }) => rows,
    refetchInterval: ({ state }) => ((state.data?.rows.waiting ?? 0) > 0 ? WHILE_WAITING_MS : false),
  });
};
