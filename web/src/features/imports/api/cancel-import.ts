import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importHistoryKey } from './import-history';
import { useRememberImport } from './import-status';
import { useApi } from '@/lib/backend';
import { importStatus } from '@/lib/import-status';

/** Ends a live import early. What was imported so far stays. */
export const useCancelImport = (jobId: string) => {
  const api = useApi();
  const client = useQueryClient();
  const remember = useRememberImport();
  return useMutation({
    mutationFn: () =>
      api.ask(importStatus, `/import/${encodeURIComponent(jobId)}?only=cancel`, { method: 'DELETE' }),
    onSuccess: (job) => {
      remember(job);
      return client.invalidateQueries({ queryKey: importHistoryKey });
    },
  });
};
