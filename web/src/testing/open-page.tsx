import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, vi } from 'vitest';
import { FakeSocket } from './fake-socket';
import { aFrame, type ImportStatusDocument } from './fixtures';
import { TestingSession } from './testing-session';
import { App } from '@/app/app';
import { createApi } from '@/lib/api';
import { openProgressStream } from '@/lib/progress-stream';
import { createQueryClient } from '@/lib/query-client';

/** Opens the whole app at an address, as a browser would. */
export const openPage = (address = '/') => {
  vi.stubGlobal('WebSocket', FakeSocket);
  window.history.replaceState(null, '', address);
  const session = new TestingSession();
  const queries = createQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
  const stream = openProgressStream(session.accessToken);
  const leaveFor = vi.fn<(url: string) => void>();
  render(
    <App backend={{ session, api: createApi(session), stream, leaveFor }} queries={queries} env="test" />,
  );
  return { person: userEvent.setup(), session, leaveFor };
};

export const button = (name: string | RegExp) => screen.findByRole('button', { name });

/** Waits for the page to open its socket, and lets it succeed. */
export const socketOpened = async (): Promise<FakeSocket> => {
  await waitFor(() => expect(FakeSocket.count).toBeGreaterThan(0));
  const socket = FakeSocket.latest();
  act(() => void socket.opens());
  return socket;
};

export const receives = (socket: FakeSocket, job: ImportStatusDocument) =>
  act(() => socket.receives(aFrame(job)));
