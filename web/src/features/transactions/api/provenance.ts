import { useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { instant, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const provenance = answerTo(
  'GET /transactions/{transaction_id}/provenance',
  z.object({
    first_seen: z.object({ job_id: z.string(), at: instant }),
    identity: z.object({ rule: z.string(), explanation: z.string() }),
    seen_again: z.array(
      z.object({ job_id: z.string(), first_at: instant, last_at: instant, explanation: z.string() }),
    ),
    decisions: z.array(
      z.object({ at: instant, kind: z.string(), job_id: orNull(z.string()), explanation: z.string() }),
    ),
  }),
);
export type Provenance = z.infer<typeof provenance>;

export const useProvenance = (transactionId: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['transactions', 'provenance', transactionId],
    queryFn: ({ signal }) =>
      api.ask(provenance, `/transactions/${encodeURIComponent(transactionId)}/provenance`, { signal }),
  });
};
