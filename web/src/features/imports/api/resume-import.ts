import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importHistoryKey } from './import-history';
import { useRememberImport } from './import-status';
import { useApi } from '@/lib/backend';
import { importStatus } from '@/lib/import-status';

/** Goes on exactly where the import was paused. */
export const useResumeImport = (jobId: string) => {
  const api = useApi();
  const client = useQueryClient();
  const remember = useRememberImport();
  return useMutation({
    mutationFn: () =>
      api.ask(importStatus, `/import/${encodeURIComponent(jobId)}/resume`, { method: 'PATCH' }),
    onSuccess: (job) => {
      remember(job);
      return client.invalidateQueries({ queryKey: importHistoryKey });
    },
  });
};
