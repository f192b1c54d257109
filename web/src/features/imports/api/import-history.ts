import { useInfiniteQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { orNull } from '@/lib/contract';
import { importStatus, type JobStatus } from '@/lib/import-status';
import { z } from '@/lib/zod';

const importHistory = answerTo(
  'GET /import/history',
  z.object({ items: z.array(importStatus), next_cursor: orNull(z.string()) }),
);

export const importHistoryKey = ['imports', 'history'] as const;

const PAGE = 20;

/** Each narrows; null does not. */
export interface HistoryFilter {
  status: JobStatus | null;
  origin: 'person' | 'schedule' | 'retry' | null;
}

/** Newest first, a page at a time. */
export const useImportHistory = ({ status, origin }: HistoryFilter) => {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...importHistoryKey, status, origin],
    queryFn: ({ pageParam, signal }) =>
      api.ask(importHistory, '/import/history', {
        query: {
          limit: PAGE,
          status: status ?? undefined,
          origin: origin ?? undefined,
          cursor: pageParam ?? undefined,
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
};
