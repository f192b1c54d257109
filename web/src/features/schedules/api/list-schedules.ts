import { useQuery } from '@tanstack/react-query';
import { schedule } from '../schedule';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { z } from '@/lib/zod';

const schedules = answerTo('GET /schedules', z.object({ items: z.array(schedule) }));

export const schedulesKey = ['schedules', 'list'] as const;

const REFRESH_MS = 30_000;

export const useSchedules = () => {
  const api = useApi();
  return useQuery({
    queryKey: schedulesKey,
    queryFn: ({ signal }) => api.ask(schedules, '/schedules', { signal }),
    select: ({ items }) => items,
    refetchInterval: REFRESH_MS,
  });
};
