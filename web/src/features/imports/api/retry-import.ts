import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importHistoryKey } from './import-history';
import { useRememberImport } from './import-status';
import { useApi } from '@/lib/backend';
import { importStatus } from '@/lib/import-status';

/** Asks again for what failed or is missing: a new import, with an id of its own. */
export const useRetryImport = (jobId: string) => {
  const api = useApi();
  const client = useQueryClient();
  const remember = useRememberImport();
  return useMutation({
    mutationFn: () =>
      api.ask(importStatus, `/import/${encodeURIComponent(jobId)}/retry`, {
        method: 'POST',
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: (job) => {
      remember(job);
      return client.invalidateQueries({ queryKey: importHistoryKey });
    },
  });
};
