import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const preview = answerTo(
  'GET /import/{job_id}/transactions',
  z.object({
    would_remove: z.number(),
    kept_served_by_later_import: z.number(),
    kept_edited: z.number(),
    accounts: z.array(
      z.object({ account_id: z.string(), display_name: z.string(), would_remove: z.number() }),
    ),
  }),
);

const removed = answerTo('DELETE /import/{job_id}/transactions', z.object({ removed: z.number() }));
const restored = answerTo('POST /import/{job_id}/transactions/restore', z.object({ restored: z.number() }));

const pathOf = (jobId: string) => `/import/${encodeURIComponent(jobId)}/transactions`;

/** What undoing would take away. */
export const useUndoPreview = (jobId: string, asked: boolean) => {
  const api = useApi();
  return useQuery({
    queryKey: ['imports', 'undo', jobId],
    queryFn: ({ signal }) => api.ask(preview, pathOf(jobId), { signal }),
    enabled: asked,
    staleTime: 0,
  });
};

export const useUndoImport = (jobId: string) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.ask(removed, pathOf(jobId), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries(),
  });
};

/** Takes the undoing back. */
export const useRestoreImport = (jobId: string) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.ask(restored, `${pathOf(jobId)}/restore`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries(),
  });
};
