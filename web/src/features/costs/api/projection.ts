import { useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { money } from '@/lib/contract';
import { z } from '@/lib/zod';

const projection = answerTo(
  'GET /costs/projection',
  z.object({ month: z.string(), elapsed: z.coerce.number(), projected_total: money }),
);

/** What the present month comes to, if it goes on like this. */
export const useProjection = () => {
  const api = useApi();
  return useQuery({
    queryKey: ['costs', 'projection'],
    queryFn: ({ signal }) => api.ask(projection, '/costs/projection', { signal }),
  });
};
