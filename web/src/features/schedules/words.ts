import type { MantineColor } from '@mantine/core';
import type { Frequency, MissedRuns, Overlap, Schedule } from './schedule';
import { plural } from '@/shared/format/numbers';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** In the person's language; 2024 began on a Monday. */
export const weekdayName = (day: string): string => {
  const index = weekdays.findIndex((each) => each === day);
  return new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + Math.max(index, 0))),
  );
};

/** A time of the day has no zone: it reads as it was said. */
const timeOfDay = (time: string): string =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(`2024-01-01T${time.length === 5 ? `${time}:00` : time}Z`),
  );

export const frequencyInWords = ({
  type,
  time,
  day_of_week,
  day_of_month,
  expression,
}: Frequency): string => {
  const at = time === null ? '' : ` at ${timeOfDay(time)}`;
  switch (type) {
    case 'daily':
      return `Every day${at}`;
    case 'weekly':
      return `Every ${weekdayName(day_of_week ?? 'monday')}${at}`;
    case 'monthly':
      return day_of_month !== null && day_of_month > 28
        ? `On day ${day_of_month} of the month, or its last${at}`
        : `On day ${day_of_month ?? 1} of every month${at}`;
    case 'cron':
      return `As “${expression ?? ''}” says`;
  }
};

export const reachInWords = ({ incremental, days_back }: Schedule): string =>
  incremental || days_back === null ? 'what is missing' : `the last ${plural(days_back, 'day', 'days')}`;

export const overlapChoices: readonly { value: Overlap; label: string; description: string }[] = [
  { value: 'skip', label: 'Let it go', description: 'The next one runs at its own time.' },
  {
    value: 'queue',
    label: 'Run it afterwards',
    description: 'As soon as the one before is over; of several, one.',
  },
];

export const missedChoices: readonly { value: MissedRuns; label: string; description: string }[] = [
  {
    value: 'run_once',
    label: 'Make up for them once',
    description: 'However many were missed, one import follows.',
  },
  {
    value: 'catch_up',
    label: 'Make up for them, and reach back',
    description: 'One import, as far back as days are missing.',
  },
  { value: 'skip', label: 'Let them go', description: 'The next regular time counts.' },
];

const statuses: Record<string, { label: string; color: MantineColor }> = {
  waiting: { label: 'Waits for the one before', color: 'yellow' },
  fired: { label: 'Starting', color: 'river' },
  planned: { label: 'Starting', color: 'river' },
  queued: { label: 'Queued', color: 'gray' },
  running: { label: 'Running', color: 'river' },
  paused: { label: 'Paused', color: 'yellow' },
  enriching: { label: 'Categorising', color: 'grape' },
  completed: { label: 'Completed', color: 'teal' },
  partial: { label: 'Partly done', color: 'orange' },
  failed: { label: 'Failed', color: 'red' },
  cancelled: { label: 'Cancelled', color: 'gray' },
  skipped: { label: 'Skipped', color: 'gray' },
};

export const statusWords = (status: string): { label: string; color: MantineColor } =>
  statuses[status] ?? { label: status, color: 'gray' };
