import { useMutation, useQueryClient } from '@tanstack/react-query';
import { schedule, type Schedule } from '../schedule';
import { schedulesKey } from './list-schedules';
import { useApi } from '@/lib/backend';

export interface WishedFrequency {
  type: string;
  time?: string;
  day_of_week?: string;
  day_of_month?: number | null;
  expression?: string;
}

/** A schedule as a person asks for it. */
export interface Wish {
  name: string;
  account_ids: string[];
  all_accounts: boolean;
  frequency: WishedFrequency;
  zone: string;
  jitter_minutes: number;
  days_back: number | null;
  incremental: boolean;
  auto_enrich: boolean;
  enabled: boolean;
  overlap: string;
  missed_runs: string;
}

interface SaveSchedule {
  /** null for a new one */
  scheduleId: string | null;
  wish: Wish;
  /** the same wish sent twice is one schedule */
  idempotencyKey: string;
}

export const useSaveSchedule = () => {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ scheduleId, wish, idempotencyKey }: SaveSchedule): Promise<Schedule> =>
      scheduleId === null
        ? api.ask(schedule, '/schedules', { method: 'POST', body: wish, idempotencyKey })
        : api.ask(schedule, `/schedules/${encodeURIComponent(scheduleId)}`, { method: 'PUT', body: wish }),
    onSuccess: () => client.invalidateQueries({ queryKey: schedulesKey }),
  });
};
