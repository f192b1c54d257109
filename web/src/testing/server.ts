import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aConnection, aJob, aPlan, bankAccounts } from './fixtures';

export const at = (path: string) => `*/api/truelayer${path}`;

/** A person with one bank, an account, a card, and no import yet. */
export const server = setupServer(
  http.get(at('/connections'), () => HttpResponse.json({ items: [aConnection] })),
  http.get(at('/accounts'), () => HttpResponse.json({ items: bankAccounts })),
  http.get(at('/import/history'), () => HttpResponse.json({ items: [], next_cursor: null })),
  http.get(at('/import/queue'), () =>
    HttpResponse.json({ queued: [], running: [], paused: [], recently_completed: [] }),
  ),
  http.get(at('/import/:jobId/timeline'), () => HttpResponse.json({ items: [], next_cursor: null })),
  http.post(at('/import/plan'), () => HttpResponse.json(aPlan, { status: 201 })),
  http.post(at('/import/start'), () => HttpResponse.json(aJob(), { status: 202 })),
  http.get(at('/import/status/:jobId'), () => HttpResponse.json(aJob())),
);

export const problem = (status: number, code: string, detail: string, more: object = {}) =>
  HttpResponse.json(
    { type: 'about:blank', title: 'Refused', status, detail, code, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
