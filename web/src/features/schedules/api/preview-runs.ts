import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { WishedFrequency } from './save-schedule';
import { answerTo } from '@/lib/answer';
import { useApi } from '@/lib/backend';
import { instant } from '@/lib/contract';
import { z } from '@/lib/zod';

const times = answerTo('POST /schedules/preview', z.object({ items: z.array(instant) }));

/** The next five times, as the scheduler itself sees them: gaps and repeated hours included. */
export const usePreview = (frequency: WishedFrequency, zone: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['schedules', 'preview', frequency, zone],
    queryFn: ({ signal }) =>
      api.ask(times, '/schedules/preview', { method: 'POST', body: { frequency, zone }, signal }),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
  });
};
