import { readProblem, sessionExpired, unexpectedAnswer, unreachable } from './problem';
import type { Session } from './session';
import { newTraceparent } from './trace';
import type { z } from './zod';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  /** Makes a repeated `POST` harmless: the same key gets the same answer. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  accept?: string;
}

/** Parsed answers of Tributary's REST API; every failure is thrown as a `Problem`. */
export interface Api {
  ask: <T>(answer: z.ZodMiniType<T>, path: string, call?: Call) => Promise<T>;
  /** A file, as it is sent. */
  download: (path: string, call?: Call) => Promise<Blob>;
}

const address = (path: string, query: Call['query'] = {}): URL => {
  const url = new URL(`/api/truelayer${path}`, window.location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
};

const send = async (token: string, path: string, call: Call): Promise<Response> => {
  const headers = new Headers({
    Accept: call.accept ?? 'application/json',
    Authorization: `Bearer ${token}`,
    traceparent: newTraceparent(),
  });
  if (call.body !== undefined) headers.set('Content-Type', 'application/json');
  if (call.idempotencyKey) headers.set('Idempotency-Key', call.idempotencyKey);
  const request: RequestInit = { method: call.method ?? 'GET', headers };
  if (call.body !== undefined) request.body = JSON.stringify(call.body);
  if (call.signal) request.signal = call.signal;
  try {
    return await fetch(address(path, call.query), request);
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw unreachable();
  }
};

const read = async <T>(answer: z.ZodMiniType<T>, response: Response): Promise<T> => {
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw unexpectedAnswer(response.status);
  return parsed.data;
};

export const createApi = (session: Pick<Session, 'accessToken'>): Api => {
  const answered = async (path: string, call: Call): Promise<Response> => {
    let response = await send(await session.accessToken(), path, call);
    if (response.status === 401) {
      // The token may have been withdrawn before its time: one renewal decides whether the session is over.
      response = await send(await session.accessToken({ renew: true }), path, call);
      if (response.status === 401) throw sessionExpired();
    }
    if (!response.ok) throw await readProblem(response);
    return response;
  };
  return {
    ask: async (answer, path, call = {}) => read(answer, await answered(path, call)),
    download: async (path, call = {}) => {
      const response = await answered(path, { ...call, accept: '*/*' });
      // A connection that breaks half way must not pass for a whole file.
      return response.blob().catch(() => {
        throw unreachable();
      });
    },
  };
};
