/** The browser's WebSocket as a test sees it: it opens, receives and breaks when the test says so. */
export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  private static readonly all: FakeSocket[] = [];

  readonly sent: unknown[] = [];
  readyState = FakeSocket.CONNECTING;
  binaryType = 'blob';

  constructor(
    readonly url: string,
    readonly protocols: readonly string[] = [],
  ) {
    super();
    FakeSocket.all.push(this);
  }

  static get count(): number {
    return FakeSocket.all.length;
  }

  static latest(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }

  static forgetAll(): void {
    FakeSocket.all.length = 0;
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }

  opens(): this {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event('open'));
    return this;
  }

  receives(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }

  receivesText(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  breaks(): void {
    this.readyState = FakeSocket.CLOSED;
    this.dispatchEvent(new CloseEvent('close', { code: 1006 }));
  }
}
