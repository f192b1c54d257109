import { useInfiniteQuery } from '@tanstack/react-query';
import { sums } from '../costs';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const imports = answerTo(
  'GET /costs/by-import',
  z.object({
    items: z.array(z.extend(sums, { job_id: z.string() })),
    next_cursor: orNull(z.string()),
  }),
);

const AT_ONCE = 10;

export const useCostsByImport = () => {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['costs', 'by-import'],
    queryFn: ({ pageParam, signal }) =>
      api.ask(imports, '/costs/by-import', { query: { limit: AT_ONCE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
};
