import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const STATE_DIRECTORY = process.env.TRIBUTARY_STATE_DIR ?? `${PROJECT}/.tributary/browser`;

interface StackState {
  gateway_url: string;
  simulator_url: string;
}

const tributary = (...words: string[]): void => {
  execFileSync(`${PROJECT}/tributary`, [...words, '--state-dir', STATE_DIRECTORY], { stdio: 'inherit' });
};

const state = (): StackState =>
  JSON.parse(readFileSync(`${STATE_DIRECTORY}/state.json`, 'utf8')) as StackState;

export const gateway = (): string => state().gateway_url.replace(/\/$/, '');

export const startService = (name: string): void => tributary('start', name);
export const killService = (name: string): void => tributary('kill', name);

/** How long the simulated bank thinks about each question for transactions. */
export const slowDown = async (bankUser: string, millis: number): Promise<void> => {
  const fault = {
    match: { user: bankUser, endpoint: 'transactions' },
    fault: { kind: 'latency', millis },
  };
  const answer = await fetch(`${state().simulator_url.replace(/\/$/, '')}/_testbed/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([fault]),
  });
  if (!answer.ok) throw new Error(`the simulated bank answered ${answer.status}`);
};

/**
 * One stack for all flows. `TRIBUTARY_STATE_DIR` names one that runs already; otherwise one is started here and stopped
 * at the end.
 */
export default function start(): (() => void) | undefined {
  if (process.env.TRIBUTARY_STATE_DIR) {
    process.env.TRIBUTARY_URL = gateway();
    return undefined;
  }
  tributary('up', '--detach');
  process.env.TRIBUTARY_URL = gateway();
  return () => tributary('down');
}
