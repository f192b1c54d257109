import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const refreshed = answerTo(
  'POST /connections/{connectionId}/refresh',
  z.object({
    present: z.array(z.string()),
    added: z.array(z.string()),
    missing: z.array(z.string()),
    balances: z.number(),
  }),
);

/** Asks the bank which accounts and cards it shares now, and what is on them. */
export const useRefreshConnection = (connectionId: string) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api.ask(refreshed, `/connections/${encodeURIComponent(connectionId)}/refresh`, {
        method: 'POST',
        body: {},
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['connections'] }),
        client.invalidateQueries({ queryKey: ['accounts'] }),
      ]),
  });
};
