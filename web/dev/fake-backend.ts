import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin } from 'vite';
import { WebSocketServer, type WebSocket } from 'ws';
import { costRoutes } from './fake-costs.ts';
import { answer, type Exchange, type Route } from './fake-http.ts';
import { identityRoutes } from './fake-identity.ts';
import { FakeImport, type FakeAccount } from './fake-import.ts';
import { scheduleRoutes } from './fake-schedules.ts';
import { transactionRoutes } from './fake-transactions.ts';

const TICK_MS = 250;

const banks = {
  harbour: { provider_id: 'harbour', display_name: 'Harbour Bank', logo_uri: null },
  meadow: { provider_id: 'meadow', display_name: 'Meadow Building Society', logo_uri: null },
};
type Bank = keyof typeof banks;

const source = (
  bank: Bank,
  kind: 'account' | 'card',
  name: string,
  rows: number,
  trouble?: FakeAccount['trouble'],
) => ({
  account_id: name.toLowerCase().replaceAll(' ', '-'),
  kind,
  display_name: name,
  provider_name: banks[bank].display_name,
  rows,
  ...(trouble ? { trouble } : {}),
  bank,
});

const sources = [
  source('harbour', 'account', 'Everyday current', 1240),
  source('harbour', 'account', 'Rainy day savings', 86),
  source('harbour', 'card', 'Platinum card', 640, 'rate_limited'),
  source('meadow', 'account', 'Joint account', 910),
  source('meadow', 'account', 'Holiday pot', 120, 'consent_expired'),
];

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
const day = (at: Date) => at.toISOString().slice(0, 10);

const consentOf = (daysLeft: number) => ({
  state: daysLeft < 0 ? 'ended' : daysLeft < 14 ? 'expiring' : 'valid',
  given_at: inDays(daysLeft - 90).toISOString(),
  expires_at: inDays(daysLeft).toISOString(),
  days_left: daysLeft < 0 ? null : Math.floor(daysLeft),
});

const connections = (Object.keys(banks) as Bank[]).map((bank, index) => ({
  connection_id: `con-${bank}`,
  provider: banks[bank],
  status: 'active',
  connected_at: inDays(-60).toISOString(),
  consent: consentOf([71.5, 6.5][index] ?? 30),
  accounts: sources.filter((candidate) => candidate.bank === bank).length,
  open_accounts: 0,
}));

const covered = (from: number, to: number, state: string) => ({
  from_date: day(inDays(from)),
  to_date: day(inDays(to)),
  state,
  as_of: inDays(-0.2).toISOString(),
});

const proofs = [
  { status: 'proven', message: 'Every row leads to the balance the bank gives after it.', next_step: null },
  {
    status: 'unknown',
    message: 'There is one balance so far. The next import is compared with it.',
    next_step: 'Import the newest days.',
  },
  {
    status: 'broken',
    first_broken_day: day(inDays(-20)),
    difference: { amount: '12.40', currency: 'GBP' },
    message: 'By then the rows come to 12.40 GBP less than the bank says: a row is missing.',
    next_step: 'Import that day and the days before it again.',
  },
];

const accounts = sources.map(({ bank, account_id, kind, display_name, rows }, index) => ({
  account_id,
  connection_id: `con-${bank}`,
  kind,
  display_name,
  currency: 'GBP',
  provider: banks[bank],
  provider_account_id: `tl-${account_id}`,
  availability: 'available',
  last_synced_at: index === 4 ? null : inDays(-index - 0.2).toISOString(),
  stored_transactions: index === 4 ? 0 : rows * 3,
  latest_transaction_on: null,
  coverage:
    index === 4
      ? []
      : [
          ...(index === 1 ? [covered(-400, -300, 'unreachable')] : []),
          covered(-300 + index * 20, -120, 'covered'),
          covered(-100 + index * 10, -4 - index, 'covered'),
          covered(-3 - index, -index, 'stale'),
        ],
  balance:
    index === 4
      ? null
      : {
          current: { amount: String(1204.55 + rows), currency: 'GBP' },
          available: index === 2 ? null : { amount: String(1104.55 + rows), currency: 'GBP' },
          as_of: inDays(-index - 0.2).toISOString(),
        },
  balance_proof: proofs[index % 3],
  calls_left_today: (index + 3) % 5,
  calls_reset_at: index === 1 ? null : inDays(0.3).toISOString(),
}));

class FakeBackend {
  private readonly imports = new Map<string, FakeImport>();
  private readonly watchers = new Map<WebSocket, string>();

  readonly routes: Route[] = [
    ...transactionRoutes,
    ...costRoutes,
    ...scheduleRoutes,
    {
      at: /^GET \/api\/truelayer\/connections$/,
      run: ({ response }) => answer(response, 200, { items: connections }),
    },
    {
      at: /^GET \/api\/truelayer\/accounts$/,
      run: ({ response }) => answer(response, 200, { items: accounts }),
    },
    {
      at: /^GET \/api\/truelayer\/import\/history$/,
      run: ({ response }) => answer(response, 200, this.history()),
    },
    {
      at: /^GET \/api\/truelayer\/import\/queue$/,
      run: ({ response }) => answer(response, 200, this.queue()),
    },
    { at: /^POST \/api\/truelayer\/import\/plan$/, run: (exchange) => this.plan(exchange) },
    {
      at: /^POST \/api\/truelayer\/import\/start$/,
      run: (exchange) => this.move(exchange, String(exchange.body.job_id), 'running'),
    },
    {
      at: /^PATCH \/api\/truelayer\/import\/([^/]+)\/(pause|resume)$/,
      run: (exchange) =>
        this.move(exchange, exchange.caught[0] ?? '', exchange.caught[1] === 'pause' ? 'paused' : 'running'),
    },
    {
      at: /^DELETE \/api\/truelayer\/import\/([^/]+)$/,
      run: (exchange) => this.move(exchange, exchange.caught[0] ?? '', 'cancelled'),
    },
    {
      at: /^GET \/api\/truelayer\/import\/status\/([^/]+)$/,
      run: (exchange) => this.move(exchange, exchange.caught[0] ?? ''),
    },
    {
      at: /^POST \/api\/truelayer\/connections\/authorize$/,
      run: ({ response, url }) =>
        answer(response, 200, {
          authorization_url: `${url.origin}/?connection_id=con-meadow`,
          expires_at: inDays(1).toISOString(),
        }),
    },
  ];

  tick(): void {
    for (const fake of this.imports.values()) {
      const before = fake.job.version;
      fake.tick();
      if (fake.job.version !== before) this.publish(fake);
    }
  }

  watch(socket: WebSocket): void {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as { type: string; job_id: string };
      const fake = this.imports.get(frame.job_id);
      if (frame.type !== 'subscribe_import_job' || !fake) return;
      this.watchers.set(socket, frame.job_id);
      socket.send(JSON.stringify({ type: 'subscribed', job_id: frame.job_id }));
      this.publish(fake);
    });
    socket.on('close', () => this.watchers.delete(socket));
  }

  private publish({ job }: FakeImport): void {
    for (const [socket, jobId] of this.watchers) {
      if (jobId === job.job_id) {
        socket.send(JSON.stringify({ type: 'import_progress', job_id: jobId, version: job.version, job }));
      }
    }
  }

  private queue() {
    const jobs = [...this.imports.values()].map(({ job }) => job);
    const those = (...statuses: string[]) => jobs.filter(({ status }) => statuses.includes(status));
    return {
      queued: those('queued'),
      running: those('running', 'enriching'),
      paused: those('paused'),
      recently_completed: [],
    };
  }

  private history() {
    const items = [...this.imports.values()].map(({ job }) => job).reverse();
    return { items, next_cursor: null };
  }

  private move({ response }: Exchange, jobId: string, status?: 'running' | 'paused' | 'cancelled'): void {
    const fake = this.imports.get(jobId);
    if (!fake) {
      answer(response, 404, { status: 404, code: 'unknown_job', detail: 'There is no such import.' });
      return;
    }
    if (status) fake.become(status);
    this.publish(fake);
    answer(response, 200, fake.job);
  }

  private plan({ response, body }: Exchange): void {
    const asked = [...(body.account_ids as string[]), ...(body.card_ids as string[])];
    const chosen = sources.filter(({ account_id }) => asked.includes(account_id));
    const range = {
      from: text(body.from_date, day(inDays(-89))),
      to: text(body.to_date, day(new Date())),
    };
    if (range.to > day(new Date())) {
      const detail = 'The range ends in the future. Choose a last day up to today.';
      answer(response, 422, { status: 422, code: 'range_in_future', field: 'to_date', detail });
      return;
    }
    const fake = new FakeImport(`job-${this.imports.size + 1}`, chosen, range, body.auto_enrich === true);
    this.imports.set(fake.job.job_id, fake);
    const { estimate } = fake.job;
    answer(response, 201, {
      job_id: fake.job.job_id,
      status: 'planned',
      estimated_accounts: chosen.length,
      estimated_transactions: estimate.transactions,
      estimated_duration_seconds: estimate.duration_seconds,
      estimated_api_calls: estimate.api_calls,
      estimated_cost: {
        api: estimate.api_cost,
        enrichment: estimate.enrichment_cost,
        total: estimate.total_cost,
      },
      date_range: { from_date: range.from, to_date: range.to },
      accounts: chosen.map(({ account_id, kind, display_name, provider_name, trouble }) => ({
        account_id,
        kind,
        display_name,
        provider_name,
        warnings:
          trouble === 'consent_expired'
            ? [{ code: 'no_history', message: 'Never imported before, so this is a guess.' }]
            : [],
        estimated_transactions: { low: 90, likely: 100, high: 120 },
        ranges: [{ from_date: range.from, to_date: range.to }],
        calls: {
          needed: 3,
          left: 4,
          limit: 4,
          resets_at: null,
          counted: false,
          message: 'Uses 3 of the 4 calls left today.',
        },
      })),
    });
  }
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
};

/** `npm run dev:fake`: the page without a backend, for working on how it looks. Never part of the build. */
export const fakeBackend = (): Plugin => ({
  name: 'fake-backend',
  apply: 'serve',
  configureServer: (server) => {
    const backend = new FakeBackend();
    const ticking = setInterval(() => backend.tick(), TICK_MS);
    const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'bearer-token-carrier' });
    server.httpServer?.on('close', () => clearInterval(ticking));
    server.httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url !== '/ws/imports') return;
      sockets.handleUpgrade(request, socket, head, (opened) => backend.watch(opened));
    });
    server.middlewares.use((request, response, next) => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
      const called = `${request.method ?? 'GET'} ${url.pathname}`;
      const route = [...identityRoutes(url.origin), ...backend.routes].find(({ at }) => at.test(called));
      if (!route) {
        next();
        return;
      }
      void bodyOf(request).then((body) =>
        route.run({ response, url, body, caught: (route.at.exec(called) ?? []).slice(1) }),
      );
    });
  },
});
