import { useMutation, useQueryClient } from '@tanstack/react-query';
import { run, runsKey } from './list-runs';
import { schedulesKey } from './list-schedules';
import { useApi } from '@/lib/backend';

export const useRunNow = (scheduleId: string) => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api.ask(run, `/schedules/${encodeURIComponent(scheduleId)}/run-now`, { method: 'POST' }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: runsKey(scheduleId) }),
        client.invalidateQueries({ queryKey: schedulesKey }),
      ]),
  });
};
