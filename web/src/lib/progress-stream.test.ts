import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bearerSubprotocols, openProgressStream, type ProgressStream } from './progress-stream';
import { FakeSocket } from '@/testing/fake-socket';
import { aFrame, aJob, JOB_ID } from '@/testing/fixtures';

let stream: ProgressStream;
let tokens: number;

const socketOpened = async (): Promise<FakeSocket> => {
  await vi.advanceTimersByTimeAsync(0);
  return FakeSocket.latest().opens();
};

const listener = () => {
  const versions: number[] = [];
  const errors: string[] = [];
  return {
    versions,
    errors,
    onProgress: ({ version }: { version: number }) => versions.push(version),
    onError: ({ code }: { code: string }) => errors.push(code),
  };
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  tokens = 0;
  stream = openProgressStream(() => Promise.resolve(`token-${++tokens}`));
});

afterEach(() => {
  stream.close();
  vi.useRealTimers();
});

describe('the progress stream', () => {
  it('encodes the bearer token as the subprotocol the server reads', () => {
    expect(bearerSubprotocols('abc.def-_')).toEqual([
      'bearer-token-carrier',
      'quarkus-http-upgrade%23Authorization%23Bearer%20abc.def-_',
    ]);
  });

  it('opens no socket before somebody listens', async () => {
    await vi.advanceTimersByTimeAsync(1_000);

    expect(FakeSocket.count).toBe(0);
    expect(stream.state()).toBe('idle');
  });

  it('subscribes with the version that is on the screen already', async () => {
    stream.subscribe(JOB_ID, listener(), 7);

    const socket = await socketOpened();

    expect(socket.url).toMatch(/^ws:.*\/ws\/imports$/);
    expect(socket.sent).toEqual([{ type: 'subscribe_import_job', job_id: JOB_ID, since_version: 7 }]);
    expect(stream.state()).toBe('live');
  });

  it('hands on strictly increasing versions only', async () => {
    const heard = listener();
    stream.subscribe(JOB_ID, heard, 2);
    const socket = await socketOpened();

    for (const version of [2, 3, 3, 5, 4, 6]) socket.receives(aFrame(aJob({ version })));

    expect(heard.versions).toEqual([3, 5, 6]);
  });

  it('gives a second listener the newest state at once', async () => {
    stream.subscribe(JOB_ID, listener());
    const socket = await socketOpened();
    socket.receives(aFrame(aJob({ version: 4 })));

    const second = listener();
    stream.subscribe(JOB_ID, second);

    expect(second.versions).toEqual([4]);
    expect(socket.sent).toHaveLength(1);
  });

  it('reconnects with a fresh token and resumes after the last version seen', async () => {
    const heard = listener();
    stream.subscribe(JOB_ID, heard);
    const first = await socketOpened();
    first.receives(aFrame(aJob({ version: 9 })));

    first.breaks();
    const stateWhileAway = stream.state();
    await vi.advanceTimersByTimeAsync(2_000);
    const second = FakeSocket.latest().opens();
    second.receives(aFrame(aJob({ version: 10 })));

    expect(stateWhileAway).toBe('reconnecting');
    expect(second).not.toBe(first);
    expect(second.protocols[1]).toContain('token-2');
    expect(second.sent).toEqual([{ type: 'subscribe_import_job', job_id: JOB_ID, since_version: 9 }]);
    expect(heard.versions).toEqual([9, 10]);
    expect(stream.state()).toBe('live');
  });

  it('keeps trying while the token cannot be had', async () => {
    let available = false;
    stream = openProgressStream(() =>
      available ? Promise.resolve('late') : Promise.reject(new Error('offline')),
    );
    stream.subscribe(JOB_ID, listener());
    await vi.advanceTimersByTimeAsync(5_000);
    const socketsMeanwhile = FakeSocket.count;

    available = true;
    await vi.advanceTimersByTimeAsync(15_000);

    expect(socketsMeanwhile).toBe(0);
    expect(FakeSocket.latest().protocols[1]).toContain('late');
  });

  it('connects anew when the network comes back, without waiting for the old socket', async () => {
    stream.subscribe(JOB_ID, listener());
    const first = await socketOpened();

    window.dispatchEvent(new Event('online'));
    const stateMeanwhile = stream.state();
    const second = await socketOpened();

    expect(stateMeanwhile).toBe('reconnecting');
    expect(second).not.toBe(first);
    expect(stream.state()).toBe('live');
  });

  it('tells an error to those it concerns', async () => {
    const mine = listener();
    const other = listener();
    stream.subscribe(JOB_ID, mine);
    stream.subscribe('another-job', other);
    const socket = await socketOpened();

    socket.receives({ type: 'error', code: 'unknown_job', message: 'Not here.', job_id: JOB_ID });

    expect(mine.errors).toEqual(['unknown_job']);
    expect(other.errors).toEqual([]);
  });

  it('reports a frame it cannot read and goes on', async () => {
    const heard = listener();
    stream.subscribe(JOB_ID, heard);
    const socket = await socketOpened();

    socket.receivesText('{"type":"import_progress"}');
    socket.receives(aFrame(aJob({ version: 1 })));

    expect(heard.errors).toEqual(['unreadable_frame']);
    expect(heard.versions).toEqual([1]);
  });

  it('unsubscribes one of two jobs, and hangs up after the last', async () => {
    const stopFirst = stream.subscribe(JOB_ID, listener());
    const stopSecond = stream.subscribe('another-job', listener());
    const socket = await socketOpened();

    stopFirst();
    const lastSent = socket.sent.at(-1);
    stopSecond();

    expect(lastSent).toEqual({ type: 'unsubscribe_import_job', job_id: JOB_ID });
    expect(socket.readyState).toBe(FakeSocket.CLOSED);
    expect(stream.state()).toBe('idle');
  });

  it('follows all imports of the person, each with increasing versions', async () => {
    const all = listener();
    stream.subscribeUser(all);
    const socket = await socketOpened();

    socket.receives({ type: 'subscribed_user', job_ids: [JOB_ID, 'another-job'] });
    socket.receives(aFrame(aJob({ version: 4 })));
    socket.receives(aFrame(aJob({ job_id: 'another-job', version: 1 })));
    socket.receives(aFrame(aJob({ version: 3 })));
    socket.receives(aFrame(aJob({ version: 5 })));

    expect(socket.sent).toEqual([{ type: 'subscribe_user', since_versions: {} }]);
    expect(all.versions).toEqual([4, 1, 5]);
  });

  it('resumes all imports after a reconnect, and says that it follows again', async () => {
    const onSubscribed = vi.fn<() => void>();
    stream.subscribeUser({ ...listener(), onSubscribed });
    const first = await socketOpened();
    first.receives(aFrame(aJob({ version: 9 })));

    first.breaks();
    await vi.advanceTimersByTimeAsync(2_000);
    const second = FakeSocket.latest().opens();
    second.receives({ type: 'subscribed_user', job_ids: [JOB_ID] });

    expect(second.sent).toEqual([{ type: 'subscribe_user', since_versions: { [JOB_ID]: 9 } }]);
    expect(onSubscribed).toHaveBeenCalledTimes(1);
  });

  it('tells which import was deleted', async () => {
    const onForgotten = vi.fn<(jobId: string) => void>();
    stream.subscribeUser({ ...listener(), onForgotten });
    const socket = await socketOpened();

    socket.receives({ type: 'import_forgotten', job_id: JOB_ID });

    expect(onForgotten).toHaveBeenCalledWith(JOB_ID);
  });

  it('gives a second listener to all imports what is known at once', async () => {
    stream.subscribeUser(listener());
    const socket = await socketOpened();
    socket.receives(aFrame(aJob({ version: 4 })));

    const second = listener();
    stream.subscribeUser(second);

    expect(second.versions).toEqual([4]);
    expect(socket.sent).toHaveLength(1);
  });

  it('stops following all imports while it still follows one', async () => {
    const stopAll = stream.subscribeUser(listener());
    stream.subscribe(JOB_ID, listener());
    const socket = await socketOpened();

    stopAll();

    expect(socket.sent.at(-1)).toEqual({ type: 'unsubscribe_user' });
    expect(stream.state()).toBe('live');
  });

  it('sends another token when it is asked for one', async () => {
    stream.subscribe(JOB_ID, listener());
    const socket = await socketOpened();

    socket.receives({ type: 'token_expiring', expires_at: '2026-11-22T09:00:00Z' });
    await vi.advanceTimersByTimeAsync(0);

    expect(socket.sent.at(-1)).toEqual({ type: 'renew_token', token: 'token-2' });
    expect(stream.state()).toBe('live');
  });

  it('connects anew when its token was refused', async () => {
    const heard = listener();
    stream.subscribe(JOB_ID, heard);
    const first = await socketOpened();

    first.receives({ type: 'error', code: 'invalid_token', message: 'No.' });
    const second = await socketOpened();

    expect(second).not.toBe(first);
    expect(heard.errors).toEqual([]);
  });

  it('moves to another server in its turn, without a moment in which it follows nothing', async () => {
    const heard = listener();
    const states: string[] = [];
    stream.subscribe(JOB_ID, heard);
    const old = await socketOpened();
    stream.onStateChange(() => states.push(stream.state()));
    old.receives(aFrame(aJob({ version: 1 })));

    old.receives({ type: 'draining', reconnect_after_ms: 3_000 });
    await vi.advanceTimersByTimeAsync(2_900);
    const socketsBeforeItsTurn = FakeSocket.count;
    await vi.advanceTimersByTimeAsync(200);
    const next = FakeSocket.latest();
    old.receives(aFrame(aJob({ version: 2 })));
    next.opens().receives(aFrame(aJob({ version: 3 })));

    expect(socketsBeforeItsTurn).toBe(1);
    expect(next.sent).toEqual([{ type: 'subscribe_import_job', job_id: JOB_ID, since_version: 2 }]);
    expect(old.readyState).toBe(FakeSocket.CLOSED);
    expect(heard.versions).toEqual([1, 2, 3]);
    expect(states).toEqual([]);
  });

  it('says since when it is away and when it tries again', async () => {
    stream.subscribe(JOB_ID, listener());
    const socket = await socketOpened();
    const before = stream.outage();
    const brokeAt = Date.now();

    socket.breaks();
    const first = stream.outage();
    await vi.advanceTimersByTimeAsync(1_000);
    FakeSocket.latest().breaks();
    const second = stream.outage();
    await vi.advanceTimersByTimeAsync(3_000);
    FakeSocket.latest().opens();

    expect(before).toBeUndefined();
    expect(first).toMatchObject({ since: brokeAt, attempt: 1 });
    expect(first?.retryAt).toBeGreaterThan(brokeAt);
    expect(second).toMatchObject({ since: brokeAt, attempt: 2 });
    expect(stream.outage()).toBeUndefined();
  });

  it('does not take a silent connection for a live one', async () => {
    stream.subscribe(JOB_ID, listener());
    const socket = await socketOpened();
    await vi.advanceTimersByTimeAsync(30_000);
    socket.receives({ type: 'heartbeat' });
    await vi.advanceTimersByTimeAsync(30_000);
    const stateWithHeartbeat = stream.state();

    await vi.advanceTimersByTimeAsync(16_000);

    expect(stateWithHeartbeat).toBe('live');
    expect(stream.state()).toBe('reconnecting');
  });
});
