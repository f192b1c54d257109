import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { money, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const models = answerTo(
  'GET /costs/by-model',
  z.object({
    items: z.array(
      z.object({
        model: z.string(),
        calls: z.number(),
        merchants: z.number(),
        input_tokens: z.number(),
        cached_input_tokens: z.number(),
        output_tokens: z.number(),
        billed: orNull(money),
        cost: money,
        unknown_costs: z.number(),
      }),
    ),
  }),
);

export const useCostsByModel = (month: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['costs', 'by-model', month],
    queryFn: ({ signal }) => api.ask(models, '/costs/by-model', { query: { month }, signal }),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
  });
};
