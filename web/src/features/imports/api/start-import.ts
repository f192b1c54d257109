import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importHistoryKey } from './import-history';
import { useRememberImport } from './import-status';
import { useApi } from '@/lib/backend';
import { importStatus } from '@/lib/import-status';

export const useStartImport = () => {
  const api = useApi();
  const client = useQueryClient();
  const remember = useRememberImport();
  return useMutation({
    mutationFn: (jobId: string) =>
      api.ask(importStatus, '/import/start', {
        method: 'POST',
        body: { job_id: jobId },
        // Starting the same plan twice is one start.
        idempotencyKey: `start-${jobId}`,
      }),
    onSuccess: (job) => {
      remember(job);
      return client.invalidateQueries({ queryKey: importHistoryKey });
    },
  });
};
