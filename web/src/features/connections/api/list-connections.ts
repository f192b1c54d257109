import { useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { instant, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

export const connection = z.object({
  connection_id: z.string(),
  provider: z.object({ provider_id: z.string(), display_name: z.string(), logo_uri: orNull(z.string()) }),
  status: z.enum(['active', 'needs_reauthorisation', 'revoked']),
  connected_at: instant,
  consent: z.object({
    state: z.enum(['valid', 'expiring', 'ended', 'unknown']),
    given_at: instant,
    expires_at: orNull(instant),
    days_left: orNull(z.number()),
  }),
  accounts: z.number(),
  /** how many the bank lists that may be one of several known ones */
  open_accounts: z.number(),
});
export type Connection = z.infer<typeof connection>;

const connections = answerTo('GET /connections', z.object({ items: z.array(connection) }));

export const useConnections = () => {
  const api = useApi();
  return useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => api.ask(connections, '/connections', { signal }),
    select: ({ items }) => items,
  });
};
