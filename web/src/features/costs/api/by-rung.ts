import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { money, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const rungs = answerTo(
  'GET /costs/by-rung',
  z.object({
    items: z.array(z.object({ rung: z.string(), rows: z.number(), cost: money })),
    rows_spared_by_memory: z.number(),
    cost_per_merchant: orNull(money),
    saved_by_memory: orNull(money),
  }),
);

export const useCostsByRung = (month: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['costs', 'by-rung', month],
    queryFn: ({ signal }) => api.ask(rungs, '/costs/by-rung', { query: { month }, signal }),
    placeholderData: keepPreviousData,
  });
};
