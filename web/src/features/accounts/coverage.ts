import type { Coverage } from './api/list-accounts';
import { daysBefore, toDay } from '@/shared/format/time';

export type DayState = Coverage['state'] | 'missing';

export interface Stretch {
  from: string;
  to: string;
  state: DayState;
  days: number;
}

const DAY_MS = 86_400_000;
const number = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const day = (count: number): string => new Date(count * DAY_MS).toISOString().slice(0, 10);

/**
 * The last year as stretches that leave no day out: what nothing is known of is `missing`.
 *
 * @param coverage oldest first, no day twice
 */
export const lastYear = (coverage: readonly Coverage[], now: Date = new Date()): Stretch[] => {
  const first = number(daysBefore(364, now));
  const last = number(toDay(now));
  const stretches: Stretch[] = [];
  const add = (from: number, to: number, state: DayState) => {
    if (from <= to) stretches.push({ from: day(from), to: day(to), state, days: to - from + 1 });
  };
  let next = first;
  for (const { from_date, to_date, state } of coverage) {
    const from = Math.max(number(from_date), next);
    const to = Math.min(number(to_date), last);
    if (to < next) continue;
    add(next, Math.min(from - 1, last), 'missing');
    add(from, to, state);
    next = Math.max(next, to + 1);
  }
  add(next, last, 'missing');
  return stretches;
};

export const countDays = (stretches: readonly Stretch[]): Record<DayState, number> => {
  const counts = { covered: 0, stale: 0, unreachable: 0, missing: 0 };
  for (const { state, days } of stretches) counts[state] += days;
  return counts;
};
