import type { Wish, WishedFrequency } from './api/save-schedule';
import type { FrequencyType, MissedRuns, Overlap, Schedule } from './schedule';
import { Problem } from '@/lib/problem';

/** A schedule while it is written: what is not chosen keeps its value, so that nothing typed is lost. */
export interface Draft {
  name: string;
  allAccounts: boolean;
  accountIds: string[];
  type: FrequencyType;
  time: string;
  dayOfWeek: string;
  dayOfMonth: string;
  expression: string;
  zone: string;
  jitterMinutes: string;
  incremental: boolean;
  daysBack: string;
  autoEnrich: boolean;
  enabled: boolean;
  overlap: Overlap;
  missedRuns: MissedRuns;
}

const hereZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export const newDraft = (): Draft => ({
  name: '',
  allAccounts: true,
  accountIds: [],
  type: 'daily',
  time: '06:30',
  dayOfWeek: 'monday',
  dayOfMonth: '1',
  expression: '30 6 * * 1-5',
  zone: hereZone(),
  jitterMinutes: '0',
  incremental: true,
  daysBack: '30',
  autoEnrich: true,
  enabled: true,
  overlap: 'skip',
  missedRuns: 'run_once',
});

export const draftOf = (schedule: Schedule): Draft => {
  const blank = newDraft();
  const { frequency } = schedule;
  return {
    name: schedule.name,
    allAccounts: schedule.all_accounts,
    accountIds: schedule.account_ids,
    type: frequency.type,
    time: frequency.time?.slice(0, 5) ?? blank.time,
    dayOfWeek: frequency.day_of_week ?? blank.dayOfWeek,
    dayOfMonth: frequency.day_of_month?.toString() ?? blank.dayOfMonth,
    expression: frequency.expression ?? blank.expression,
    zone: schedule.zone,
    jitterMinutes: schedule.jitter_minutes.toString(),
    incremental: schedule.incremental,
    daysBack: schedule.days_back?.toString() ?? blank.daysBack,
    autoEnrich: schedule.auto_enrich,
    enabled: schedule.enabled,
    overlap: schedule.overlap,
    missedRuns: schedule.missed_runs,
  };
};

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);

export const frequencyOf = ({ type, time, dayOfWeek, dayOfMonth, expression }: Draft): WishedFrequency => {
  switch (type) {
    case 'daily':
      return { type, time };
    case 'weekly':
      return { type, time, day_of_week: dayOfWeek };
    case 'monthly':
      return { type, time, day_of_month: whole(dayOfMonth) };
    case 'cron':
      return { type, expression };
  }
};

/** What cannot be read as a number goes as one out of range, so that the answer names the field. */
export const wishOf = (draft: Draft): Wish => ({
  name: draft.name,
  account_ids: draft.allAccounts ? [] : draft.accountIds,
  all_accounts: draft.allAccounts,
  frequency: frequencyOf(draft),
  zone: draft.zone,
  jitter_minutes: whole(draft.jitterMinutes) ?? -1,
  days_back: draft.incremental ? null : (whole(draft.daysBack) ?? 0),
  incremental: draft.incremental,
  auto_enrich: draft.autoEnrich,
  enabled: draft.enabled,
  overlap: draft.overlap,
  missed_runs: draft.missedRuns,
});

/** What a refusal says of one field, as the backend names it. */
export const refusalOf = (error: unknown, ...fields: string[]): string | undefined =>
  error instanceof Problem
    ? error.violations.find(({ field }) => fields.includes(field))?.message
    : undefined;
