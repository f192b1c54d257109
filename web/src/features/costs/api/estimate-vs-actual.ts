import { useInfiniteQuery } from '@tanstack/react-query';
import { sums } from '../costs';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { instant, money, oneOf, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const comparisons = answerTo(
  'GET /costs/estimate-vs-actual',
  z.object({
    items: z.array(
      z.extend(sums, {
        id: z.string(),
        kind: oneOf('import', 'run'),
        estimated_at: instant,
        estimated_total: orNull(money),
        difference: orNull(money),
      }),
    ),
    next_cursor: orNull(z.string()),
  }),
);

const AT_ONCE = 10;

export const useEstimateVersusActual = () => {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['costs', 'estimate-vs-actual'],
    queryFn: ({ pageParam, signal }) =>
      api.ask(comparisons, '/costs/estimate-vs-actual', {
        query: { limit: AT_ONCE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
};
