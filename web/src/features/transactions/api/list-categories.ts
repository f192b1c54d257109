import { useQuery } from '@tanstack/react-query';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const taxonomy = answerTo(
  'GET /enrichment/taxonomy',
  z.object({
    version: z.string(),
    categories: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        description: z.string(),
        subcategories: z.array(z.object({ key: z.string(), name: z.string(), description: z.string() })),
      }),
    ),
  }),
);
export type Category = z.infer<typeof taxonomy>['categories'][number];

export const useCategories = () => {
  const api = useApi();
  return useQuery({
    queryKey: ['taxonomy'],
    queryFn: ({ signal }) => api.ask(taxonomy, '/enrichment/taxonomy', { signal }),
    select: ({ categories }) => categories,
    staleTime: Infinity,
  });
};
