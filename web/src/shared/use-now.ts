import { useSyncExternalStore } from 'react';

const STEP_MS = 1_000;

const everySecond = (tick: () => void) => {
  const timer = setInterval(tick, STEP_MS);
  return () => clearInterval(timer);
};
const thisSecond = () => Math.floor(Date.now() / STEP_MS) * STEP_MS;

/** The time to the second: what counts down with it goes on between two answers. */
export const useNow = (): Date => new Date(useSyncExternalStore(everySecond, thisSecond));
