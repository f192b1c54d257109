import { describe, expect, it } from 'vitest';
import { formatMoney, formatMoneyRange } from './money';
import { formatRange, plural } from './numbers';
import { daysBefore, formatDay, formatRelative, formatSeconds, formatSecondsRange } from './time';

const now = new Date('2026-11-22T09:00:00Z');

describe('money', () => {
  it.each([
    ['12.34', '£12.34'],
    ['-1234.5', '-£1,234.50'],
    ['0E-8', '£0.00'],
    ['0.00042', '£0.00042'],
    ['90071992547409931.27', '£90,071,992,547,409,931.27'],
  ])('of %s reads %s, exactly', (amount, words) => {
    expect(formatMoney({ amount, currency: 'GBP' }, 'en-GB')).toBe(words);
  });
});

describe('a range of money', () => {
  const gbp = (amount: string) => ({ amount, currency: 'GBP' });

  it('is one amount when both ends are', () => {
    expect(formatMoneyRange(gbp('0.05'), gbp('0.12'), 'en-GB')).toBe('£0.05 – £0.12');
    expect(formatMoneyRange(gbp('0.060'), gbp('0.06'), 'en-GB')).toBe('£0.06');
  });

  it('is unknown while a price is', () => {
    expect(formatMoneyRange(null, null)).toBe('unknown');
  });
});

describe('numbers', () => {
  it('show one figure when the range is one', () => {
    expect(formatRange({ low: 5, likely: 5, high: 5 })).toBe('5');
    expect(formatRange({ low: 4, likely: 5, high: 6 })).toBe('4 – 6');
  });

  it('agree with their noun', () => {
    expect(plural(1, 'day left', 'days left')).toBe('1 day left');
    expect(plural(0, 'day left', 'days left')).toBe('0 days left');
  });
});

describe('time', () => {
  it('keeps a calendar day as it is in every zone', () => {
    expect(formatDay('2026-01-01')).toMatch(/2026/);
    expect(formatDay('2026-01-01')).toMatch(/Jan/);
  });

  it('counts back over the end of a month', () => {
    expect(daysBefore(30, new Date(2026, 2, 15))).toBe('2026-02-13');
  });

  it.each([
    ['2026-11-22T08:59:30Z', 'now'],
    ['2026-11-22T08:10:00Z', '50 minutes ago'],
    ['2026-11-21T08:00:00Z', 'yesterday'],
  ])('of %s reads “%s”', (instant, words) => {
    expect(formatRelative(instant, now)).toBe(words);
  });

  it.each([
    [42, '42 sec'],
    [90, '1 min 30 sec'],
    [3600, '1 hr'],
    [-5, '0 sec'],
  ])('lasting %d seconds reads “%s”', (seconds, words) => {
    expect(formatSeconds(seconds)).toBe(words);
  });

  it('from one duration to another names both', () => {
    expect(formatSecondsRange({ low: 20, likely: 40, high: 80 })).toBe('20 sec – 1 min 20 sec');
    expect(formatSecondsRange({ low: 1, likely: 1, high: 1 })).toBe('1 sec');
  });
});
