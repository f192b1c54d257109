import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sums } from '../costs';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { date } from '@/lib/contract';
import { z } from '@/lib/zod';

const days = answerTo('GET /costs/by-day', z.object({ items: z.array(z.extend(sums, { day: date })) }));
export type CostOfDay = z.infer<typeof days>['items'][number];

/** Days without costs are left out. */
export const useCostsByDay = (from: string, to: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['costs', 'by-day', from, to],
    queryFn: ({ signal }) => api.ask(days, '/costs/by-day', { query: { from, to }, signal }),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
  });
};
