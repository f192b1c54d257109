import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Api } from './api';
import type { Outage, ProgressStream, StreamState } from './progress-stream';
import type { Session } from './session';

export interface Backend {
  session: Session;
  api: Api;
  stream: ProgressStream;
  /** Goes to a page of somebody else: the bank's, for consent. */
  leaveFor: (url: string) => void;
}

const BackendContext = createContext<Backend | null>(null);

export const BackendProvider = ({ backend, children }: { backend: Backend; children: ReactNode }) => (
  <BackendContext value={backend}>{children}</BackendContext>
);

const useBackend = (): Backend => {
  const backend = useContext(BackendContext);
  if (!backend) throw new Error('no <BackendProvider> around this component');
  return backend;
};

export const useApi = (): Api => useBackend().api;
export const useProgressStream = (): ProgressStream => useBackend().stream;
export const useLeaveFor = () => useBackend().leaveFor;
export const useSession = (): Session => useBackend().session;

export const useStreamState = (): StreamState => {
  const stream = useProgressStream();
  return useSyncExternalStore(stream.onStateChange, stream.state);
};

/** While live progress is away: since when, and how it comes back. */
export const useOutage = (): Outage | undefined => {
  const stream = useProgressStream();
  return useSyncExternalStore(stream.onStateChange, stream.outage);
};
