import { useMutation, useQueryClient } from '@tanstack/react-query';
import { importHistoryKey } from './import-history';
import { useRememberImport } from './import-status';
import { queueKey } from './list-queue';
import type { Api } from '@/lib/api';
import { useApi } from '@/lib/backend';
import { importStatus, type ImportStatus } from '@/lib/import-status';
import { inWords } from '@/lib/problem';

/**
 * - `pause`: units under way end at the next batch; nothing that was imported is lost
 * - `cancel`: ends it early; what was imported so far stays
 * - `retry`: asks again for what failed or is missing, as a new import with an id of its own
 */
export type Move = 'pause' | 'resume' | 'cancel' | 'retry';

const make = (api: Api, jobId: string, move: Move): Promise<ImportStatus> => {
  const path = `/import/${encodeURIComponent(jobId)}`;
  switch (move) {
    case 'pause':
    case 'resume':
      return api.ask(importStatus, `${path}/${move}`, { method: 'PATCH' });
    case 'cancel':
      return api.ask(importStatus, path, { method: 'DELETE', query: { only: 'cancel' } });
    case 'retry':
      return api.ask(importStatus, `${path}/retry`, {
        method: 'POST',
        idempotencyKey: crypto.randomUUID(),
      });
  }
};

const useLookAgain = () => {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: queueKey }),
      client.invalidateQueries({ queryKey: importHistoryKey }),
    ]);
};

/** One move for one import: its state after that, which for a retry is the new one's. */
export const useControlImport = (jobId: string) => {
  const api = useApi();
  const remember = useRememberImport();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: (move: Move) => make(api, jobId, move),
    onSuccess: (job) => {
      remember(job);
      return lookAgain();
    },
  });
};

interface Moved {
  /** those that were refused, in words */
  refused: string[];
  done: number;
}

/** One move for many; a refusal of one does not keep the others from it. */
export const useControlImports = () => {
  const api = useApi();
  const remember = useRememberImport();
  const lookAgain = useLookAgain();
  return useMutation({
    mutationFn: async ({ jobIds, move }: { jobIds: readonly string[]; move: Move }): Promise<Moved> => {
      const results = await Promise.allSettled(jobIds.map((jobId) => make(api, jobId, move)));
      const moved: Moved = { refused: [], done: 0 };
      for (const result of results) {
        if (result.status === 'rejected') moved.refused.push(inWords(result.reason));
        else {
          remember(result.value);
          moved.done++;
        }
      }
      return moved;
    },
    onSettled: lookAgain,
  });
};
