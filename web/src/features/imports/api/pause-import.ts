import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importHistoryKey } from './import-history';
import { useRememberImport } from './import-status';
import { useApi } from '@/lib/backend';
import { importStatus } from '@/lib/import-status';

/** Units under way end at the next batch; nothing that was imported is lost. */
export const usePauseImport = (jobId: string) => {
  const api = useApi();
  const client = useQueryClient();
  const remember = useRememberImport();
  return useMutation({
    mutationFn: () =>
      api.ask(importStatus, `/import/${encodeURIComponent(jobId)}/pause`, { method: 'PATCH' }),
    onSuccess: (job) => {
      remember(job);
      return client.invalidateQueries({ queryKey: importHistoryKey });
    },
  });
};
