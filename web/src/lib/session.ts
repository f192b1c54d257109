import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { AppConfig } from './config';
import { sessionExpired, unreachable } from './problem';

export type SessionState =
  | { status: 'signed-out' }
  | { status: 'signed-in'; userName: string }
  | { status: 'expired' }
  | { status: 'failed'; message: string };

/** Who is using the page, and the token that proves it. */
export interface Session {
  state: () => SessionState;
  onChange: (listener: () => void) => () => void;
  /** A token that is valid now, renewed first when it is about to end. Rejects with a `Problem`. */
  accessToken: (options?: { renew?: boolean }) => Promise<string>;
  signIn: () => Promise<void>;
  signOut: () => Promise<void>;
}

const CALLBACK_PATH = '/signed-in';
/** A token with less than this left is renewed before use, so that it does not end on its way. */
const RENEW_BELOW_SECONDS = 30;

const here = () => window.location.pathname + window.location.search;

/** Same-origin paths only: the value survived a round trip through another site. */
const returnPath = (state: unknown): string =>
  typeof state === 'string' && /^\/(?!\/)/.test(state) && !state.startsWith(CALLBACK_PATH) ? state : '/';

const nameOf = ({ profile }: User): string =>
  profile.name ?? profile.preferred_username ?? profile.email ?? profile.sub;

/** Authorization code + PKCE against the configured issuer; tokens live in this tab only. */
export class OidcSession implements Session {
  private readonly users: UserManager;
  private readonly listeners = new Set<() => void>();
  private current: SessionState = { status: 'signed-out' };
  private renewal: Promise<string> | undefined;

  constructor(config: AppConfig) {
    this.users = new UserManager({
      authority: config.issuer_url,
      client_id: config.client_id,
      redirect_uri: window.location.origin + CALLBACK_PATH,
      post_logout_redirect_uri: window.location.origin + '/',
      scope: 'openid profile offline_access',
      extraQueryParams: { audience: config.audience },
      userStore: new WebStorageStateStore({ store: window.sessionStorage }),
      // Renewal happens when a token is needed; a timer would also need a hidden frame, which many issuers forbid.
      automaticSilentRenew: false,
    });
  }

  /** Finishes a sign-in that is coming back from the issuer, or picks up the one this tab already has. */
  async start(): Promise<this> {
    if (window.location.pathname === CALLBACK_PATH) {
      await this.finishSignIn();
    } else {
      const user = await this.users.getUser();
      this.become(user ? { status: 'signed-in', userName: nameOf(user) } : { status: 'signed-out' });
    }
    return this;
  }

  state = () => this.current;

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  accessToken = async ({ renew = false } = {}): Promise<string> => {
    const user = await this.users.getUser();
    if (!user) return this.expire();
    if (!renew && (user.expires_in ?? Infinity) > RENEW_BELOW_SECONDS) return user.access_token;
    this.renewal ??= this.renewed(user).finally(() => (this.renewal = undefined));
    return this.renewal;
  };

  signIn = async (): Promise<void> => {
    try {
      await this.users.signinRedirect({ state: here() });
    } catch {
      this.become({
        status: 'failed',
        message: 'The sign-in service cannot be reached. Try again in a moment.',
      });
    }
  };

  signOut = async (): Promise<void> => {
    try {
      await this.users.signoutRedirect();
    } catch {
      // The issuer offers no sign-out page, or cannot be reached: what this tab holds goes in any case.
      await this.users.removeUser();
      this.become({ status: 'signed-out' });
    }
  };

  private async finishSignIn(): Promise<void> {
    try {
      const user = await this.users.signinRedirectCallback();
      window.history.replaceState(null, '', returnPath(user.state));
      this.become({ status: 'signed-in', userName: nameOf(user) });
    } catch (error) {
      window.history.replaceState(null, '', '/');
      const refused = error instanceof ErrorResponse && error.error === 'access_denied';
      this.become({
        status: 'failed',
        message: refused ? 'You stopped the sign-in.' : 'The sign-in did not finish. Please try once more.',
      });
    }
  }

  private async renewed(user: User): Promise<string> {
    if (!user.refresh_token) return this.expire();
    try {
      const fresh = await this.users.signinSilent();
      return fresh ? fresh.access_token : await this.expire();
    } catch (error) {
      if (error instanceof ErrorResponse) return this.expire();
      throw unreachable();
    }
  }

  private async expire(): Promise<never> {
    await this.users.removeUser();
    if (this.current.status === 'signed-in') this.become({ status: 'expired' });
    throw sessionExpired();
  }

  private become(state: SessionState): void {
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}
