import { useSyncExternalStore } from 'react';
import { useSession } from '@/lib/backend';
import type { SessionState } from '@/lib/session';

export const useSessionState = (): SessionState => {
  const session = useSession();
  return useSyncExternalStore(session.onChange, session.state);
};
