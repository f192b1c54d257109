import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const retried = z.object({ job_id: z.string(), retried: z.number() });

/** Tries again what failed in these imports. */
export const useRetryFailed = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (jobIds: readonly string[]) => {
      let rows = 0;
      for (const jobId of jobIds) {
        const answer = await api.ask(retried, '/enrichment/retry', {
          method: 'POST',
          body: { job_id: jobId },
        });
        rows += answer.retried;
      }
      return rows;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['categorising'] }),
  });
};
