import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { importHistoryKey } from './api/import-history';
import { useImportStatusQuery, useRememberImport } from './api/import-status';
import { useProgressStream, useStreamState } from '@/lib/backend';
import { isOver, type JobStatus } from '@/lib/import-status';
import type { StreamState } from '@/lib/progress-stream';

/** While the stream is away the page asks instead, so that it is never far behind. */
const ASK_INSTEAD_MS = 4_000;
/** A job that was started a moment ago may not have reached the stream yet. */
const SUBSCRIBE_AGAIN_MS = 2_000;

/** A plan stands still until somebody starts it, and what is over stays as it is. */
const isMoving = (status: JobStatus): boolean => status !== 'planned' && !isOver(status);

interface LiveImport {
  query: ReturnType<typeof useImport>;
  connection: StreamState;
}

const useImport = (jobId: string, streaming: boolean) => {
  const query = useImportStatusQuery(jobId);
  return useQuery({
    ...query,
    refetchInterval: ({ state }) =>
      state.data && isMoving(state.data.status) && !streaming ? ASK_INSTEAD_MS : false,
  });
};

/** One import as it happens: its state on arrival, then every frame of the stream. */
export const useLiveImport = (jobId: string): LiveImport => {
  const stream = useProgressStream();
  const client = useQueryClient();
  const remember = useRememberImport();
  const connection = useStreamState();
  const [refusals, setRefusals] = useState(0);
  const [refused, setRefused] = useState(false);
  const query = useImport(jobId, connection === 'live' && !refused);
  const version = query.data?.version;
  const moving = query.data !== undefined && isMoving(query.data.status);

  useEffect(() => {
    if (!moving) return undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = stream.subscribe(
      jobId,
      {
        onProgress: (job) => {
          setRefused(false);
          remember(job);
          if (isOver(job.status)) void client.invalidateQueries({ queryKey: importHistoryKey });
        },
        onError: () => {
          setRefused(true);
          again ??= setTimeout(() => setRefusals((count) => count + 1), SUBSCRIBE_AGAIN_MS);
        },
      },
      version,
    );
    return () => {
      clearTimeout(again);
      unsubscribe();
    };
    // The version only matters at the start: the stream keeps count from there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stream, client, remember, jobId, moving, refusals]);

  return { query, connection };
};
