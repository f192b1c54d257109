import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi, useLeaveFor } from '@/lib/backend';
import { orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const extension = answerTo(
  'POST /connections/{connectionId}/extend',
  z.object({
    action_needed: z.enum(['none', 'authentication', 'reconfirmation_of_consent']),
    authorization_url: orNull(z.url({ protocol: /^https?$/ })),
    message: z.string(),
  }),
);

/** Keeps a connection for another 90 days; the bank may want to see the person for it. */
export const useExtendConsent = (connectionId: string) => {
  const api = useApi();
  const leaveFor = useLeaveFor();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ reconfirmed }: { reconfirmed: boolean }) =>
      api.ask(extension, `/connections/${encodeURIComponent(connectionId)}/extend`, {
        method: 'POST',
        body: { consent_reconfirmed: reconfirmed },
      }),
    onSuccess: ({ action_needed, authorization_url }) => {
      if (action_needed === 'authentication' && authorization_url) leaveFor(authorization_url);
      return client.invalidateQueries({ queryKey: ['connections'] });
    },
  });
};
