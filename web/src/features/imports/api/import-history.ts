import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { useApi } from '@/lib/backend';
import { orNull } from '@/lib/contract';
import { importStatus, isOver } from '@/lib/import-status';

const importHistory = z.object({ items: z.array(importStatus), next_cursor: orNull(z.string()) });

export const importHistoryKey = ['imports', 'history'] as const;

const REFRESH_WHILE_RUNNING_MS = 5_000;

export const useImportHistory = () => {
  const api = useApi();
  return useQuery({
    queryKey: importHistoryKey,
    queryFn: ({ signal }) => api.ask(importHistory, '/import/history', { query: { limit: 10 }, signal }),
    select: ({ items }) => items,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status !== 'planned' && !isOver(status))
        ? REFRESH_WHILE_RUNNING_MS
        : false,
  });
};
