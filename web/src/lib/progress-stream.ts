import ReconnectingWebSocket from 'partysocket/ws';
import { z } from 'zod';
import { importStatus, type ImportStatus } from './import-status';

/**
 * - `idle`: nobody listens, so there is no socket
 * - `connecting`: the first attempt is under way
 * - `live`: frames arrive as they happen
 * - `reconnecting`: the socket was lost; what is shown may be old
 */
export type StreamState = 'idle' | 'connecting' | 'live' | 'reconnecting';

export interface StreamError {
  code: string;
  message: string;
}

export interface ImportListener {
  /** Called with strictly increasing versions. */
  onProgress: (job: ImportStatus) => void;
  onError?: (error: StreamError) => void;
}

/** Live progress of imports over one shared WebSocket, which reconnects by itself. */
export interface ProgressStream {
  /** @param sinceVersion the version already on the screen: only newer ones are asked for */
  subscribe: (jobId: string, listener: ImportListener, sinceVersion?: number) => () => void;
  state: () => StreamState;
  onStateChange: (listener: () => void) => () => void;
  close: () => void;
}

const serverFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribed'), job_id: z.string() }),
  z.object({
    type: z.literal('import_progress'),
    job_id: z.string(),
    version: z.number(),
    job: importStatus,
  }),
  z.object({
    type: z.literal('error'),
    code: z.string(),
    message: z.string(),
    job_id: z.string().nullish(),
  }),
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
  minReconnectionDelay: 500,
  maxReconnectionDelay: 10_000,
  reconnectionDelayGrowFactor: 1.6,
  connectionTimeout: 8_000,
};

const readFrame = (data: unknown): ServerFrame | undefined => {
  try {
    return serverFrame.parse(JSON.parse(String(data)));
  } catch {
    return undefined;
  }
};

class SocketProgressStream implements ProgressStream {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly stateListeners = new Set<() => void>();
  private current: StreamState = 'idle';
  private socket: ReconnectingWebSocket | undefined;

  constructor(
    private readonly url: string,
    private readonly accessToken: () => Promise<string>,
  ) {}

  state = () => this.current;

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

  close = () => {
    this.subscriptions.clear();
    this.hangUp();
  };

  private unsubscribe(jobId: string, listener: ImportListener): void {
    const subscription = this.subscriptions.get(jobId);
    if (!subscription?.listeners.delete(listener) || subscription.listeners.size > 0) return;
    this.subscriptions.delete(jobId);
    if (this.subscriptions.size === 0) this.hangUp();
    else if (this.current === 'live') this.send({ type: 'unsubscribe_import_job', job_id: jobId });
  }

  private open(): void {
    if (this.socket) return;
    this.become('connecting');
    const socket = new ReconnectingWebSocket(
      this.url,
      // Asked anew for every attempt, so a reconnect never carries an expired token.
      async () => bearerSubprotocols(await this.accessToken()),
      backoff,
    );
    socket.addEventListener('open', () => this.opened());
    socket.addEventListener('message', ({ data }) => this.received(readFrame(data)));
    socket.addEventListener('close', () => this.lost(socket));
    socket.addEventListener('error', () => this.lost(socket));
    window.addEventListener('online', this.networkChanged);
    window.addEventListener('offline', this.networkChanged);
    this.socket = socket;
  }

  private hangUp(): void {
    window.removeEventListener('online', this.networkChanged);
    window.removeEventListener('offline', this.networkChanged);
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
    this.become('idle');
  }

  /** A socket can look open for minutes after its network went away: do not wait for it to notice. */
  private readonly networkChanged = () => this.socket?.reconnect();

  private opened(): void {
    this.become('live');
    for (const [jobId, { version }] of this.subscriptions) this.ask(jobId, version);
  }

  private lost(socket: ReconnectingWebSocket): void {
    if (socket === this.socket) this.become('reconnecting');
  }

  private received(frame: ServerFrame | undefined): void {
    if (!frame) {
      const message = 'The live progress arrives in a form this page does not understand. Reload the page.';
      this.fail({ code: 'unreadable_frame', message });
      return;
    }
    switch (frame.type) {
      case 'subscribed':
        return;
      case 'import_progress':
        this.progressed(frame.job_id, frame.version, frame.job);
        return;
      case 'error':
        this.fail({ code: frame.code, message: frame.message }, frame.job_id ?? undefined);
    }
  }

  private progressed(jobId: string, version: number, job: ImportStatus): void {
    const subscription = this.subscriptions.get(jobId);
    if (!subscription || version <= (subscription.version ?? -1)) return;
    subscription.version = version;
    subscription.latest = job;
    subscription.listeners.forEach((listener) => listener.onProgress(job));
  }

  private fail(error: StreamError, jobId?: string): void {
    for (const [subscribedId, { listeners }] of this.subscriptions) {
      if (jobId === undefined || jobId === subscribedId)
        listeners.forEach((listener) => listener.onError?.(error));
    }
  }

  private ask(jobId: string, sinceVersion: number | undefined): void {
    this.send({ type: 'subscribe_import_job', job_id: jobId, since_version: sinceVersion });
  }

  private send(frame: object): void {
    this.socket?.send(JSON.stringify(frame));
  }

  private become(state: StreamState): void {
    if (state === this.current) return;
    this.current = state;
    this.stateListeners.forEach((listener) => listener());
  }
}

export const openProgressStream = (accessToken: () => Promise<string>): ProgressStream =>
  new SocketProgressStream(`${window.location.origin.replace(/^http/, 'ws')}/ws/imports`, accessToken);
