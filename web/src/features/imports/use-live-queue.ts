import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { importHistoryKey } from './api/import-history';
import { newer, useRememberImport } from './api/import-status';
import { queueKey, useQueue } from './api/list-queue';
import { useProgressStream, useStreamState } from '@/lib/backend';
import { isOver, type ImportStatus } from '@/lib/import-status';

type Jobs = Record<string, ImportStatus>;

/** All of one's imports as they happen: the queue on arrival, then every frame of the stream. */
export const useLiveQueue = () => {
  const stream = useProgressStream();
  const client = useQueryClient();
  const remember = useRememberImport();
  const connection = useStreamState();
  const query = useQueue(connection === 'live');

  useEffect(
    () =>
      stream.subscribeUser({
        onProgress: (job) => {
          remember(job);
          const known = client.getQueryData<Jobs>(queueKey)?.[job.job_id];
          client.setQueryData<Jobs>(queueKey, (jobs) => jobs && { ...jobs, [job.job_id]: newer(known, job) });
          if (known && isOver(job.status) && !isOver(known.status)) {
            void client.invalidateQueries({ queryKey: importHistoryKey });
          }
        },
        onForgotten: (jobId) => {
          client.setQueryData<Jobs>(
            queueKey,
            (jobs) => jobs && Object.fromEntries(Object.entries(jobs).filter(([id]) => id !== jobId)),
          );
          void client.invalidateQueries({ queryKey: importHistoryKey });
        },
        onSubscribed: () => void client.invalidateQueries({ queryKey: queueKey }),
      }),
    [stream, client, remember],
  );

  return { query, connection };
};
