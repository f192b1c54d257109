import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '@/lib/backend';
import { date, instant, money, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const failedRow = z.object({
  transaction_id: z.string(),
  job_id: z.string(),
  account_id: z.string(),
  booked_on: date,
  description: z.string(),
  amount: money,
  reason: z.string(),
  message: z.string(),
  failed_at: instant,
});
export type FailedRow = z.infer<typeof failedRow>;

const page = z.object({ items: z.array(failedRow), next_cursor: orNull(z.string()) });

const failedKey = ['categorising', 'failed'] as const;

export const useFailedRows = () => {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: failedKey,
    queryFn: ({ pageParam, signal }) =>
      api.ask(page, '/enrichment/failed', { query: { limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
};
