import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLookAgain } from './list-transactions';
import { answerTo } from '@/lib/answer';
import type { Api } from '@/lib/api';
import { useApi } from '@/lib/backend';
import { date, money, oneOf } from '@/lib/contract';
import { Problem } from '@/lib/problem';
import { z } from '@/lib/zod';

const correction = answerTo(
  'GET /enrichment/corrections/{correction_id}',
  z.object({
    correction_id: z.string(),
    status: oneOf('offered', 'applied', 'undone', 'withdrawn'),
    similar_count: z.number(),
    changed_count: z.number(),
    sample: z.array(
      z.object({ transaction_id: z.string(), booked_on: date, description: z.string(), amount: money }),
    ),
  }),
);

const ASK_AGAIN_MS = 700;
const LOOKS = 12;

const path = (correctionId: string) => `/enrichment/corrections/${encodeURIComponent(correctionId)}`;

const query = (api: Api, correctionId: string) =>
  queryOptions({
    queryKey: ['corrections', correctionId],
    queryFn: ({ signal }) => api.ask(correction, path(correctionId), { signal }),
    // A correction takes a moment to reach the service that knows what is similar.
    retry: (failures, error) => error instanceof Problem && error.status === 404 && failures < LOOKS,
    retryDelay: ASK_AGAIN_MS,
  });

/** Transactions of the same merchant, in the same direction, and what became of them. */
export const useSimilarTransactions = (correctionId: string) => useQuery(query(useApi(), correctionId));

/** `apply` changes similar transactions; `undo` gives them back what they had. */
export const useChangeSimilar = (correctionId: string) => {
  const api = useApi();
  const client = useQueryClient();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: (what: 'apply' | 'undo') =>
      what === 'apply'
        ? api.ask(correction, `${path(correctionId)}/apply`, { method: 'POST' })
        : api.ask(correction, path(correctionId), { method: 'DELETE' }),
    onSuccess: (answer) => {
      client.setQueryData(query(api, correctionId).queryKey, answer);
      lookAgain();
    },
  });
};
