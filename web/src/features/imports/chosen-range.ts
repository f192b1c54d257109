import type { PlanImport, Preset } from './api/plan-import';
import type { RangeError } from './plan-problem';
import { daysBefore, toDay } from '@/shared/format/time';

export type RangeChoice = Preset | 'custom';

export interface ChosenRange {
  choice: RangeChoice;
  fromDate: string;
  toDate: string;
}

export const rangeChoices: readonly { value: RangeChoice; label: string }[] = [
  { value: 'last-7-days', label: 'Last 7 days' },
  { value: 'last-30-days', label: 'Last 30 days' },
  { value: 'last-90-days', label: 'Last 90 days' },
  { value: 'last-12-months', label: 'Last 12 months' },
  { value: 'year-to-date', label: 'This year so far' },
  { value: 'custom', label: 'Dates of my own' },
];

export const defaultRange = (now: Date = new Date()): ChosenRange => ({
  choice: 'last-90-days',
  fromDate: daysBefore(89, now),
  toDate: toDay(now),
});

/** A preset is resolved by the server, so that its days are the server's, not this device's. */
export const inRequest = ({
  choice,
  fromDate,
  toDate,
}: ChosenRange): Pick<PlanImport, 'preset' | 'from_date' | 'to_date'> =>
  choice === 'custom' ? { from_date: fromDate, to_date: toDate } : { preset: choice };

/** What can be said without asking anyone; the server judges the rest. */
export const rangeError = ({ choice, fromDate, toDate }: ChosenRange): RangeError | undefined => {
  if (choice !== 'custom') return undefined;
  if (!fromDate) return { field: 'from_date', message: 'Choose a first day.' };
  if (!toDate) return { field: 'to_date', message: 'Choose a last day.' };
  return fromDate > toDate
    ? { field: 'from_date', message: 'The first day is after the last day. Swap them.' }
    : undefined;
};
