import type { ReactNode } from 'react';
import { SignInPage } from './sign-in-page';
import { useSessionState } from './use-session-state';

/** Shows the app to people who are signed in, and the way in to everybody else. */
export const SignInGate = ({ children }: { children: ReactNode }) => {
  const state = useSessionState();
  return state.status === 'signed-in' ? children : <SignInPage state={state} />;
};
