import ReconnectingWebSocket from 'partysocket/ws';
import { importStatus, type ImportStatus } from './import-status';
import { z } from './zod';

/**
 * - `idle`: nobody listens, so there is no socket
 * - `connecting`: the first attempt is under way
 * - `live`: frames arrive as they happen
 * - `reconnecting`: the socket was lost; what is shown may be old
 */
export type StreamState = 'idle' | 'connecting' | 'live' | 'reconnecting';

/** What is known of a connection that was lost and is not back yet. */
export interface Outage {
  /** Milliseconds since 1970, as `Date.now()` gives them. */
  since: number;
  /** Attempts so far, the one that is being waited for included. */
  attempt: number;
  /** When the next attempt is made. */
  retryAt: number;
}

export interface StreamError {
  code: string;
  message: string;
}

export interface ImportListener {
  /** Called with strictly increasing versions. */
  onProgress: (job: ImportStatus) => void;
  onError?: (error: StreamError) => void;
}

export interface UserListener {
  /** Called for every import of the person, with strictly increasing versions of each. */
  onProgress: (job: ImportStatus) => void;
  /** The person deleted this import, here or elsewhere. */
  onForgotten?: (jobId: string) => void;
  /** The stream follows (again): what was deleted before is not told, so a list should be asked for anew. */
  onSubscribed?: () => void;
  onError?: (error: StreamError) => void;
}

/** Live progress of imports over one shared WebSocket, which reconnects by itself. */
export interface ProgressStream {
  /** @param sinceVersion the version already on the screen: only newer ones are asked for */
  subscribe: (jobId: string, listener: ImportListener, sinceVersion?: number) => () => void;
  /** All imports of the person who is signed in: under way, planned, and ended not long ago. */
  subscribeUser: (listener: UserListener) => () => void;
  state: () => StreamState;
  /** While `reconnecting`: since when and how it goes on. */
  outage: () => Outage | undefined;
  /** Does not wait for the next attempt. */
  reconnectNow: () => void;
  /** Called when `state` or `outage` changes. */
  onStateChange: (listener: () => void) => () => void;
  close: () => void;
}

const serverFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribed'), job_id: z.string() }),
  z.object({ type: z.literal('subscribed_user'), job_ids: z.array(z.string()) }),
  z.object({
    type: z.literal('import_progress'),
    job_id: z.string(),
    version: z.number(),
    job: importStatus,
  }),
  z.object({ type: z.literal('import_forgotten'), job_id: z.string() }),
  z.object({
    type: z.literal('error'),
    code: z.string(),
    message: z.string(),
    job_id: z.nullish(z.string()),
  }),
  z.object({ type: z.literal('heartbeat') }),
  z.object({ type: z.literal('token_expiring'), expires_at: z.string() }),
  z.object({ type: z.literal('token_renewed'), expires_at: z.nullish(z.string()) }),
  z.object({ type: z.literal('draining'), reconnect_after_ms: z.number() }),
]);
type ServerFrame = z.infer<typeof serverFrame>;

interface Subscription {
  version: number | undefined;
  latest?: ImportStatus;
  listeners: Set<ImportListener>;
}

/**
 * A browser cannot set headers on a WebSocket, so the token travels as a subprotocol. The server reads it, and answers
 * with the other one. The `#` and the space are not allowed there, hence the encoding.
 */
export const bearerSubprotocols = (token: string): string[] => [
  'bearer-token-carrier',
  encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token}`),
];

const backoff = {
  maxReconnectionDelay: 10_000,
  reconnectionDelayGrowFactor: 1.6,
  connectionTimeout: 8_000,
};
/** Not the same for everybody: a server that went away must not meet all its clients at one moment. */
const firstDelay = () => 300 + Math.random() * 700;
/** The server sends a heartbeat every 15 seconds: silence for longer is a connection that only looks open. */
const LONGEST_SILENCE_MS = 45_000;
/** As many versions fit in a message; what is left out is sent again, which is only a little wasteful. */
const MOST_VERSIONS_SENT = 250;

const readFrame = (data: unknown): ServerFrame | undefined => {
  try {
    return serverFrame.parse(JSON.parse(String(data)));
  } catch {
    return undefined;
  }
};

class SocketProgressStream implements ProgressStream {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly userListeners = new Set<UserListener>();
  /** The newest state of each import of the person, while somebody listens to all of them. */
  private readonly mine = new Map<string, ImportStatus>();
  private readonly stateListeners = new Set<() => void>();
  private readonly minReconnectionDelay = firstDelay();
  private current: StreamState = 'idle';
  private lostNow: Outage | undefined;
  private socket: ReconnectingWebSocket | undefined;
  /** Takes over once it is open, while the other still delivers. */
  private successor: ReconnectingWebSocket | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private moving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly accessToken: (options?: { renew?: boolean }) => Promise<string>,
  ) {}

  state = () => this.current;

  outage = () => this.lostNow;

  onStateChange = (listener: () => void) => {
    this.stateListeners.add(listener);
    return () => {
      this.stateListeners.delete(listener);
    };
  };

  subscribe = (jobId: string, listener: ImportListener, sinceVersion?: number) => {
    const known = this.subscriptions.get(jobId);
    if (known) {
      known.listeners.add(listener);
      if (known.latest) listener.onProgress(known.latest);
    } else {
      this.subscriptions.set(jobId, { version: sinceVersion, listeners: new Set([listener]) });
      if (this.current === 'live') this.ask(jobId, sinceVersion);
    }
    this.open();
    return () => this.unsubscribe(jobId, listener);
  };

  subscribeUser = (listener: UserListener) => {
    this.userListeners.add(listener);
    if (this.userListeners.size > 1) this.mine.forEach((job) => listener.onProgress(job));
    else if (this.current === 'live') this.askForAll();
    this.open();
    return () => this.unsubscribeUser(listener);
  };

  reconnectNow = () => {
    this.socket?.reconnect();
    if (this.lostNow) this.become('reconnecting', { ...this.lostNow, retryAt: Date.now() });
  };

  close = () => {
    this.subscriptions.clear();
    this.userListeners.clear();
    this.mine.clear();
    this.hangUp();
  };

  private unsubscribe(jobId: string, listener: ImportListener): void {
    const subscription = this.subscriptions.get(jobId);
    if (!subscription?.listeners.delete(listener) || subscription.listeners.size > 0) return;
    this.subscriptions.delete(jobId);
    this.leave({ type: 'unsubscribe_import_job', job_id: jobId });
  }

  private unsubscribeUser(listener: UserListener): void {
    if (!this.userListeners.delete(listener) || this.userListeners.size > 0) return;
    this.mine.clear();
    this.leave({ type: 'unsubscribe_user' });
  }

  private leave(frame: object): void {
    if (this.subscriptions.size === 0 && this.userListeners.size === 0) this.hangUp();
    else if (this.current === 'live') this.send(frame);
  }

  private open(): void {
    if (this.socket) return;
    this.become('connecting');
    this.socket = this.connect();
    window.addEventListener('online', this.reconnectNow);
    window.addEventListener('offline', this.reconnectNow);
  }

  private connect(): ReconnectingWebSocket {
    const socket = new ReconnectingWebSocket(
      this.url,
      // Asked anew for every attempt, so a reconnect never carries an expired token.
      async () => bearerSubprotocols(await this.accessToken()),
      { ...backoff, minReconnectionDelay: this.minReconnectionDelay },
    );
    socket.addEventListener('open', () => this.opened(socket));
    socket.addEventListener('message', ({ data }) => this.received(readFrame(data)));
    socket.addEventListener('close', () => this.lost(socket));
    socket.addEventListener('error', () => this.lost(socket));
    return socket;
  }

  private hangUp(): void {
    window.removeEventListener('online', this.reconnectNow);
    window.removeEventListener('offline', this.reconnectNow);
    clearTimeout(this.silence);
    this.stay();
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
    this.become('idle');
  }

  private opened(socket: ReconnectingWebSocket): void {
    if (socket === this.successor) {
      const left = this.socket;
      this.successor = undefined;
      this.socket = socket;
      left?.close();
    }
    if (socket !== this.socket) return;
    this.stay();
    this.become('live');
    this.heard();
    for (const [jobId, { version }] of this.subscriptions) this.ask(jobId, version);
    if (this.userListeners.size > 0) this.askForAll();
  }

  private lost(socket: ReconnectingWebSocket): void {
    if (socket !== this.socket) return;
    clearTimeout(this.silence);
    const attempt = Math.max(1, socket.retryCount);
    const { reconnectionDelayGrowFactor, maxReconnectionDelay } = backoff;
    const delay = this.minReconnectionDelay * reconnectionDelayGrowFactor ** (attempt - 1);
    const retryAt = Date.now() + Math.min(delay, maxReconnectionDelay);
    this.become('reconnecting', { since: this.lostNow?.since ?? Date.now(), attempt, retryAt });
  }

  /** The server stops: another one is found first, and only then is this one left. */
  private move(afterMs: number): void {
    if (this.successor) return;
    clearTimeout(this.moving);
    this.moving = setTimeout(() => (this.successor = this.connect()), afterMs);
  }

  private stay(): void {
    clearTimeout(this.moving);
    this.successor?.close();
    this.successor = undefined;
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(this.reconnectNow, LONGEST_SILENCE_MS);
  }

  private received(frame: ServerFrame | undefined): void {
    this.heard();
    if (!frame) {
      const message = 'The live progress arrives in a form this page does not understand. Reload the page.';
      this.fail({ code: 'unreadable_frame', message });
      return;
    }
    switch (frame.type) {
      case 'subscribed':
      case 'heartbeat':
      case 'token_renewed':
        return;
      case 'subscribed_user':
        this.userListeners.forEach((listener) => listener.onSubscribed?.());
        return;
      case 'import_progress':
        this.progressed(frame.job_id, frame.version, frame.job);
        return;
      case 'import_forgotten':
        this.mine.delete(frame.job_id);
        this.userListeners.forEach((listener) => listener.onForgotten?.(frame.job_id));
        return;
      case 'token_expiring':
        void this.renewToken();
        return;
      case 'draining':
        this.move(frame.reconnect_after_ms);
        return;
      case 'error':
        if (frame.code === 'invalid_token') this.reconnectNow();
        else this.fail({ code: frame.code, message: frame.message }, frame.job_id ?? undefined);
    }
  }

  private progressed(jobId: string, version: number, job: ImportStatus): void {
    const subscription = this.subscriptions.get(jobId);
    if (subscription && version > (subscription.version ?? -1)) {
      subscription.version = version;
      subscription.latest = job;
      subscription.listeners.forEach((listener) => listener.onProgress(job));
    }
    if (this.userListeners.size > 0 && version > (this.mine.get(jobId)?.version ?? -1)) {
      this.mine.set(jobId, job);
      this.userListeners.forEach((listener) => listener.onProgress(job));
    }
  }

  private fail(error: StreamError, jobId?: string): void {
    for (const [subscribedId, { listeners }] of this.subscriptions) {
      if (error.code !== 'too_many_jobs' && (jobId === undefined || jobId === subscribedId))
        listeners.forEach((listener) => listener.onError?.(error));
    }
    if (jobId === undefined) this.userListeners.forEach((listener) => listener.onError?.(error));
  }

  private async renewToken(): Promise<void> {
    try {
      this.send({ type: 'renew_token', token: await this.accessToken({ renew: true }) });
    } catch {
      // The session tells the person. Until the old token ends, what is shown stays live.
    }
  }

  private ask(jobId: string, sinceVersion: number | undefined): void {
    this.send({ type: 'subscribe_import_job', job_id: jobId, since_version: sinceVersion });
  }

  private askForAll(): void {
    const versions: Record<string, number> = {};
    for (const [jobId, { version }] of [...this.mine].slice(-MOST_VERSIONS_SENT)) versions[jobId] = version;
    this.send({ type: 'subscribe_user', since_versions: versions });
  }

  private send(frame: object): void {
    this.socket?.send(JSON.stringify(frame));
  }

  private become(state: StreamState, outage?: Outage): void {
    if (state === this.current && outage?.retryAt === this.lostNow?.retryAt) return;
    this.current = state;
    this.lostNow = outage;
    this.stateListeners.forEach((listener) => listener());
  }
}

export const openProgressStream = (
  accessToken: (options?: { renew?: boolean }) => Promise<string>,
): ProgressStream =>
  new SocketProgressStream(`${window.location.origin.replace(/^http/, 'ws')}/ws/imports`, accessToken);
