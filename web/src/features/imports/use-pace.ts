import { useState } from 'react';
import { paceOf, withSample, type Sample } from './pace';
import type { ImportStatus } from '@/lib/import-status';

/**
 * Rows a second an import takes in just now, from one state of it to the next.
 *
 * @param arrivedAt when this state of it arrived, in milliseconds since 1970
 */
export const usePace = (job: ImportStatus, arrivedAt: number, now: Date): number | undefined => {
  const [seen, setSeen] = useState<{ version: number; samples: readonly Sample[] }>({
    version: -1,
    samples: [],
  });
  if (job.version > seen.version) {
    const newest = { at: arrivedAt, rows: job.total_so_far.served };
    setSeen({ version: job.version, samples: withSample(seen.samples, newest) });
  }
  return paceOf(seen.samples, now.getTime());
};
