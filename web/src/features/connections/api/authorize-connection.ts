import { useMutation } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi, useLeaveFor } from '@/lib/backend';
import { instant } from '@/lib/contract';
import { z } from '@/lib/zod';

const authorization = answerTo(
  'POST /connections/authorize',
  z.object({ authorization_url: z.url({ protocol: /^https?$/ }), expires_at: instant }),
);

interface AuthorizeConnection {
  /** the connection that gets a new consent; without it the person chooses a bank at the provider's page */
  connectionId?: string;
}

/** Leads to the page where the bank asks for consent; from there the person comes back to `/`. */
export const useAuthorizeConnection = () => {
  const api = useApi();
  const leaveFor = useLeaveFor();
  return useMutation({
    mutationFn: ({ connectionId }: AuthorizeConnection) =>
      api.ask(authorization, '/connections/authorize', {
        method: 'POST',
        body: { connection_id: connectionId },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: ({ authorization_url }) => leaveFor(authorization_url),
  });
};
