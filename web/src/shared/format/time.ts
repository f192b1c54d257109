import type { Range } from '@/lib/contract';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A calendar day has no zone: it reads the same everywhere. */
const atNoonUtc = (day: string) => new Date(`${day}T12:00:00Z`);

const dayFormat = () => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

export const formatDay = (day: string): string => dayFormat().format(atNoonUtc(day));

export const formatDayRange = (from: string, to: string): string =>
  dayFormat().formatRange(atNoonUtc(from), atNoonUtc(to));

/** With its weekday, for headings. */
export const formatWeekday = (day: string): string =>
  new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(atNoonUtc(day));

/** “November 2026”, of `2026-11`. */
export const formatMonth = (month: string): string =>
  new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    atNoonUtc(`${month}-01`),
  );

/** The time alone when it is today, else with its date. */
export const formatInstant = (instant: string, now: Date = new Date()): string => {
  const at = new Date(instant);
  const today = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(
    undefined,
    today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(at);
};

/** “5 minutes ago”, “in 12 days”. */
export const formatRelative = (instant: string, now: Date = new Date()): string => {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < MINUTE) return format.format(0, 'second');
  if (size < HOUR) return format.format(Math.trunc(seconds / MINUTE), 'minute');
  if (size < DAY) return format.format(Math.trunc(seconds / HOUR), 'hour');
  return format.format(Math.trunc(seconds / DAY), 'day');
};

const unit = (value: number, name: 'second' | 'minute' | 'hour'): string =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

export const formatSeconds = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return unit(whole, 'second');
  if (whole < HOUR) {
    const rest = whole % MINUTE;
    return [unit(Math.floor(whole / MINUTE), 'minute'), ...(rest ? [unit(rest, 'second')] : [])].join(' ');
  }
  const minutes = Math.round((whole % HOUR) / MINUTE);
  return [unit(Math.floor(whole / HOUR), 'hour'), ...(minutes ? [unit(minutes, 'minute')] : [])].join(' ');
};

/** “20 sec – 1 min 30 sec”, or one duration where both read the same. */
export const formatSecondsRange = ({ low, high }: Range): string =>
  [...new Set([formatSeconds(low), formatSeconds(high)])].join(' – ');

/** Always with its date and its weekday, in the zone where it matters. */
export const formatInZone = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(new Date(instant));

/** How long until then, as a duration. */
export const formatUntil = (instant: string, now: Date = new Date()): string =>
  formatSeconds((Date.parse(instant) - now.getTime()) / 1000);

/** yyyy-MM-dd on the person's own calendar. */
export const toDay = (at: Date): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

export const daysBefore = (days: number, at: Date = new Date()): string =>
  toDay(new Date(at.getFullYear(), at.getMonth(), at.getDate() - days));
