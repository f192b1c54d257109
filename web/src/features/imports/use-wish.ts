import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { readStep, readWish, writeWish, type Step, type Wish } from './wish';

export interface WishState {
  wish: Wish;
  step: Step;
  /** stays on the step: the way back does not go through every change */
  change: (change: Partial<Wish>) => void;
  /** a place of its own in the way back, unless it corrects the address */
  goTo: (step: Step, correcting?: boolean) => void;
}

/** The wizard's state is its address: it survives a reload and the way back, and can be kept or sent. */
export const useWish = (): WishState => {
  const [search, setSearch] = useSearchParams();
  const wish = readWish(search);
  const step = readStep(search);

  const change = useCallback(
    (changed: Partial<Wish>) =>
      setSearch((now) => writeWish({ ...readWish(now), ...changed }, readStep(now)), { replace: true }),
    [setSearch],
  );
  const goTo = useCallback(
    (next: Step, correcting = false) =>
      setSearch((now) => writeWish(readWish(now), next), { replace: correcting }),
    [setSearch],
  );
  return { wish, step, change, goTo };
};
