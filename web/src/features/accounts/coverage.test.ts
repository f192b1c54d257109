import { describe, expect, it } from 'vitest';
import type { Coverage } from './api/list-accounts';
import { countDays, lastYear } from './coverage';

const now = new Date(2026, 10, 22, 9);
const known = (from_date: string, to_date: string, state: Coverage['state']): Coverage => ({
  from_date,
  to_date,
  state,
  as_of: '2026-11-22T08:00:00Z',
});

describe('the last year of an account', () => {
  it('is one gap when nothing was imported', () => {
    expect(lastYear([], now)).toEqual([
      { from: '2025-11-23', to: '2026-11-22', state: 'missing', days: 365 },
    ]);
  });

  it('leaves no day out and names none twice', () => {
    const stretches = lastYear(
      [
        known('2024-01-01', '2025-12-31', 'unreachable'),
        known('2026-02-01', '2026-11-18', 'covered'),
        known('2026-11-19', '2026-11-30', 'stale'),
      ],
      now,
    );

    expect(stretches.map(({ from, to, state }) => [from, to, state])).toEqual([
      ['2025-11-23', '2025-12-31', 'unreachable'],
      ['2026-01-01', '2026-01-31', 'missing'],
      ['2026-02-01', '2026-11-18', 'covered'],
      ['2026-11-19', '2026-11-22', 'stale'],
    ]);
    expect(countDays(stretches)).toEqual({ covered: 291, stale: 4, unreachable: 39, missing: 31 });
  });

  it('forgets what ended before it', () => {
    expect(lastYear([known('2020-01-01', '2020-12-31', 'covered')], now)).toHaveLength(1);
  });
});
