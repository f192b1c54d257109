import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { useApi } from '@/lib/backend';
import { instant, orNull } from '@/lib/contract';

const connection = z.object({
  connection_id: z.string(),
  provider: z.object({ provider_id: z.string(), display_name: z.string(), logo_uri: orNull(z.string()) }),
  status: z.enum(['active', 'needs_reauthorisation', 'revoked']),
  connected_at: instant,
  consent_expires_at: orNull(instant),
  accounts: z.number(),
});
export type Connection = z.infer<typeof connection>;

const connections = z.object({ items: z.array(connection) });

export const useConnections = () => {
  const api = useApi();
  return useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => api.ask(connections, '/connections', { signal }),
    select: ({ items }) => items,
  });
};
