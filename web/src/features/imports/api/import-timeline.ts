import { useInfiniteQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { instant, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const timeline = answerTo(
  'GET /import/{job_id}/timeline',
  z.object({
    items: z.array(
      z.object({
        at: instant,
        by: z.string(),
        reason: orNull(z.string()),
        kind: z.string(),
        message: z.string(),
      }),
    ),
    next_cursor: orNull(z.string()),
  }),
);

const PAGE = 50;

/** @param version of the import: what happened since is asked for with it */
export const useImportTimeline = (jobId: string, version: number, opened: boolean) => {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['imports', 'timeline', jobId, version],
    queryFn: ({ pageParam, signal }) =>
      api.ask(timeline, `/import/${encodeURIComponent(jobId)}/timeline`, {
        query: { limit: PAGE, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    placeholderData: (known) => known,
    enabled: opened,
  });
};
