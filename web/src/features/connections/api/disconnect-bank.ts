import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const disconnected = answerTo('DELETE /connections/{connectionId}', z.object({ message: z.string() }));

export type Rows = 'keep' | 'erase';

export const useDisconnectBank = (connectionId: string) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (transactions: Rows) =>
      api.ask(disconnected, `/connections/${encodeURIComponent(connectionId)}`, {
        method: 'DELETE',
        query: { transactions },
      }),
    // What was erased is gone from every list.
    onSuccess: () => client.invalidateQueries(),
  });
};
