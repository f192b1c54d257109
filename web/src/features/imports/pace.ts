/** How many rows had come by then; times are milliseconds since 1970. */
export interface Sample {
  at: number;
  rows: number;
}

/** Long enough to be calm, short enough to tell what happens now. */
const WINDOW_MS = 10_000;
/** A pace of less is a guess from one batch. */
const SHORTEST_MS = 1_000;

/** With the newest sample, and what of the others is needed to tell the pace. */
export const withSample = (samples: readonly Sample[], newest: Sample): readonly Sample[] => {
  const last = samples.at(-1);
  if (last && newest.rows < last.rows) return [newest];
  const first = samples.findLastIndex(({ at }) => newest.at - at >= WINDOW_MS);
  return [...samples.slice(Math.max(0, first)), newest];
};

/** Rows a second over the last seconds; undefined while that cannot be told. Falls to nothing when nothing comes. */
export const paceOf = (samples: readonly Sample[], now: number): number | undefined => {
  const newest = samples.at(-1);
  const oldest = samples.findLast(({ at }) => now - at >= WINDOW_MS) ?? samples[0];
  if (!newest || !oldest || now - oldest.at < SHORTEST_MS) return undefined;
  return ((newest.rows - oldest.rows) * 1000) / Math.min(now - oldest.at, WINDOW_MS);
};
