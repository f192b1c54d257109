import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const cancelled = z.object({ id: z.string(), cancelled: z.number() });

/** Rows that still wait stay without a category; what was decided stays. */
export const useCancelRun = (runId: string) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.ask(cancelled, '/enrichment/cancel', { method: 'POST', body: { id: runId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['categorising'] }),
  });
};
