import { useMutation, useQueryClient } from '@tanstack/react-query';
import { schedulesKey } from './list-schedules';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

/** What it imported stays. */
export const useDeleteSchedule = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scheduleId: string) =>
      api.ask(z.unknown(), `/schedules/${encodeURIComponent(scheduleId)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: schedulesKey }),
  });
};
