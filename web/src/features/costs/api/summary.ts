import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { sums } from '../costs';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { money, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const summary = answerTo(
  'GET /costs/summary',
  z.extend(sums, { month: z.string(), saved_by_memory: orNull(money) }),
);

export const useCostSummary = (month: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['costs', 'summary', month],
    queryFn: ({ signal }) => api.ask(summary, '/costs/summary', { query: { month }, signal }),
    placeholderData: keepPreviousData,
  });
};
