import { useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { importStatus, isOver, type ImportStatus } from '@/lib/import-status';
import { z } from '@/lib/zod';

const queue = answerTo(
  'GET /import/queue',
  z.object({
    queued: z.array(importStatus),
    running: z.array(importStatus),
    paused: z.array(importStatus),
    recently_completed: z.array(importStatus),
  }),
);

export const queueKey = ['imports', 'queue'] as const;

/** While the stream is away the page asks instead. */
const ASK_INSTEAD_MS = 5_000;

/** What goes on now, by its id. */
export const useQueue = (streaming: boolean) => {
  const api = useApi();
  return useQuery({
    queryKey: queueKey,
    queryFn: async ({ signal }): Promise<Record<string, ImportStatus>> => {
      const { queued, running, paused } = await api.ask(queue, '/import/queue', { signal });
      return Object.fromEntries([...running, ...paused, ...queued].map((job) => [job.job_id, job]));
    },
    select: (jobs) => Object.values(jobs).filter(({ status }) => status !== 'planned' && !isOver(status)),
    refetchInterval: streaming ? false : ASK_INSTEAD_MS,
  });
};
