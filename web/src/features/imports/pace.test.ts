import { describe, expect, it } from 'vitest';
import { paceOf, withSample, type Sample } from './pace';

const taken = (...rows: readonly [seconds: number, rows: number][]): readonly Sample[] =>
  rows.reduce<readonly Sample[]>(
    (samples, [seconds, count]) => withSample(samples, { at: seconds * 1000, rows: count }),
    [],
  );

describe('the pace of an import', () => {
  it('is not told before there is something to tell', () => {
    expect(paceOf([], 5_000)).toBeUndefined();
    expect(paceOf(taken([1, 200]), 1_500)).toBeUndefined();
  });

  it('is what came in the last seconds, not since the start', () => {
    const samples = taken([0, 0], [2, 2_000], [12, 2_000], [17, 2_500], [22, 3_000]);

    expect(paceOf(samples, 22_000)).toBe(100);
  });

  it('falls to nothing when nothing comes any more', () => {
    const samples = taken([0, 0], [1, 500], [2, 1_000]);

    expect(paceOf(samples, 2_000)).toBe(500);
    expect(paceOf(samples, 6_000)).toBeLessThan(200);
    expect(paceOf(samples, 13_000)).toBe(0);
  });

  it('begins anew when the count does', () => {
    expect(taken([0, 900], [1, 10])).toEqual([{ at: 1_000, rows: 10 }]);
  });
});
