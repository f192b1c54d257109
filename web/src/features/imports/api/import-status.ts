import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Api } from '@/lib/api';
import { useApi } from '@/lib/backend';
import { importStatus, type ImportStatus } from '@/lib/import-status';

const key = (jobId: string) => ['imports', 'status', jobId] as const;

/** Answers and frames race each other: whatever the order of arrival, the highest version stays. */
export const newer = (known: ImportStatus | undefined, arrived: ImportStatus): ImportStatus =>
  known && known.version > arrived.version ? known : arrived;

const importStatusQuery = (api: Api, jobId: string) =>
  queryOptions({
    queryKey: key(jobId),
    queryFn: async ({ signal, client }) => {
      const arrived = await api.ask(importStatus, `/import/status/${encodeURIComponent(jobId)}`, { signal });
      return newer(client.getQueryData(key(jobId)), arrived);
    },
  });

/** Puts a state that came by another way (a frame, the answer to a command) where everybody looks. */
export const useRememberImport = () => {
  const client = useQueryClient();
  return useCallback(
    (job: ImportStatus) => {
      client.setQueryData<ImportStatus>(key(job.job_id), (known) => newer(known, job));
    },
    [client],
  );
};

export const useImportStatusQuery = (jobId: string) => importStatusQuery(useApi(), jobId);
