import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const erasure = z.object({
  erasure_id: z.string(),
  status: z.enum(['erasing', 'closing', 'erased']),
  contexts: z.array(z.object({ context: z.string(), is_done: z.boolean() })),
});
export type Erasure = z.infer<typeof erasure>;

const asked = answerTo('DELETE /me', erasure);
const followed = answerTo('GET /me/erasure/{erasure_id}', erasure);
const FOLLOW_EVERY_MS = 1_000;

const key = (erasureId: string | undefined) => ['erasure', erasureId];

export const useEraseMe = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.ask(asked, '/me', { method: 'DELETE' }),
    onSuccess: (begun) => client.setQueryData(key(begun.erasure_id), begun),
  });
};

/** Until nothing is left. */
export const useErasure = (erasureId: string | undefined) => {
  const api = useApi();
  return useQuery({
    queryKey: key(erasureId),
    queryFn: ({ signal }) =>
      api.ask(followed, `/me/erasure/${encodeURIComponent(erasureId ?? '')}`, { signal }),
    enabled: erasureId !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'erased' ? false : FOLLOW_EVERY_MS),
  });
};
