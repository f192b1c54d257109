import { sessionExpired } from '@/lib/problem';
import type { Session, SessionState } from '@/lib/session';

/** A session without an issuer: signed in as Ada until the test says otherwise. */
export class TestingSession implements Session {
  private current: SessionState = { status: 'signed-in', userName: 'Ada' };
  private readonly listeners = new Set<() => void>();
  tokens = 1;
  renewable = true;

  state = () => this.current;

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  accessToken = ({ renew = false } = {}): Promise<string> => {
    if (renew && !this.renewable) {
      this.become({ status: 'expired' });
      return Promise.reject(sessionExpired());
    }
    if (renew) this.tokens++;
    return Promise.resolve(`token-${this.tokens}`);
  };

  signIn = () => {
    this.become({ status: 'signed-in', userName: 'Ada' });
    return Promise.resolve();
  };

  signOut = () => {
    this.become({ status: 'signed-out' });
    return Promise.resolve();
  };

  become(state: SessionState): void {
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}
