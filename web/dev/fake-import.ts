import type { z } from 'zod';
import type { importStatus } from '../src/lib/import-status.ts';

type Job = z.input<typeof importStatus>;
type Account = Job['accounts'][number];

export interface FakeAccount {
  account_id: string;
  kind: 'account' | 'card';
  display_name: string;
  provider_name: string;
  rows: number;
  /** what its bank does at half way */
  trouble?: 'rate_limited' | 'consent_expired';
}

const gbp = (amount: number) => ({ amount: amount.toFixed(4), currency: 'GBP' });

const troubles = {
  rate_limited: {
    status: 'waiting',
    reason: 'rate_limited',
    message: 'The bank allows no more calls for now.',
    next_step: null,
  },
  consent_expired: {
    status: 'failed',
    reason: 'consent_expired',
    message: "The bank's consent has ended.",
    next_step: 'Renew the consent, then retry.',
  },
} as const;

/** One pretended import, moved on by `tick`: enough to look at every state of the page. */
export class FakeImport {
  job: Job;
  private waitedTicks = 0;

  constructor(
    jobId: string,
    private readonly sources: readonly FakeAccount[],
    range: { from: string; to: string },
    enrich: boolean,
  ) {
    const rows = sources.reduce((sum, source) => sum + source.rows, 0);
    this.job = {
      job_id: jobId,
      version: 1,
      status: 'planned',
      origin: { schedule_id: null, run_id: null, retry_of: null },
      from_date: range.from,
      to_date: range.to,
      auto_enrich: enrich,
      planned_at: new Date().toISOString(),
      started_at: null,
      ended_at: null,
      queue_position: null,
      progress: { completed_accounts: 0, total_accounts: sources.length, percent: 0 },
      accounts: sources.map(({ account_id, kind, display_name, provider_name }) => ({
        account_id,
        kind,
        display_name,
        provider_name,
        status: 'pending',
        reason: null,
        message: null,
        next_step: null,
        waiting_until: null,
        percent: 0,
        counts: { served: 0, synced: 0, duplicates: 0, updated: 0, errors: 0, out_of_range: 0 },
        ranges: [{ from_date: range.from, to_date: range.to }],
        gap: null,
      })),
      total_so_far: { served: 0, synced: 0, duplicates: 0, updated: 0, errors: 0, out_of_range: 0 },
      enrichment: enrich ? { expected: 0, categorised: 0, failed: 0, by_source: {} } : null,
      estimate: {
        transactions: { low: Math.round(rows * 0.9), likely: rows, high: Math.round(rows * 1.1) },
        duration_seconds: 24,
        api_calls: sources.length * 3,
        api_cost: gbp(sources.length * 0.03),
        enrichment_cost: gbp(0),
        total_cost: gbp(sources.length * 0.03),
      },
      cost: {
        api_calls: 0,
        api: gbp(0),
        llm_calls: 0,
        llm_tokens: 0,
        enrichment: gbp(0),
        total: gbp(0),
        unknown_prices: 0,
      },
      estimated_completion: null,
    };
  }

  become(status: Job['status']): void {
    const over = status === 'cancelled';
    this.change({
      status,
      ...(status === 'running' && this.job.started_at === null
        ? { started_at: new Date().toISOString() }
        : {}),
      ...(over ? { ended_at: new Date().toISOString(), estimated_completion: null } : {}),
      accounts: this.job.accounts.map((account) =>
        account.status === 'completed' || account.status === 'failed'
          ? account
          : { ...account, status: over ? 'cancelled' : status === 'paused' ? 'paused' : 'pending' },
      ),
    });
  }

  tick(): void {
    if (this.job.status === 'running') this.sync();
    else if (this.job.status === 'enriching') this.enrich();
  }

  private sync(): void {
    const accounts = this.job.accounts.map((account, index) => this.moved(account, index));
    const total = { served: 0, synced: 0, duplicates: 0, updated: 0, errors: 0, out_of_range: 0 };
    for (const { counts } of accounts) {
      for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += counts[name];
    }
    const done = accounts.filter(({ status }) => status === 'completed' || status === 'failed').length;
    const percent = Math.floor(accounts.reduce((sum, account) => sum + account.percent, 0) / accounts.length);
    const calls = accounts.filter(({ percent: reached }) => reached > 0).length * 3;
    this.change({
      accounts,
      total_so_far: total,
      progress: { ...this.job.progress, completed_accounts: done, percent },
      cost: { ...this.job.cost, api_calls: calls, api: gbp(calls / 100), total: gbp(calls / 100) },
      enrichment: this.job.enrichment && { ...this.job.enrichment, expected: total.synced },
      estimated_completion: new Date(Date.now() + (100 - percent) * 240).toISOString(),
    });
    if (done === accounts.length) this.change({ status: 'enriching' });
  }

  private enrich(): void {
    const { enrichment, accounts } = this.job;
    const categorised = Math.min((enrichment?.categorised ?? 0) + 260, enrichment?.expected ?? 0);
    this.change({ enrichment: enrichment && { ...enrichment, categorised } });
    if (enrichment && categorised < enrichment.expected) return;
    this.change({
      status: accounts.some(({ status }) => status === 'failed') ? 'partial' : 'completed',
      ended_at: new Date().toISOString(),
      estimated_completion: null,
    });
  }

  private moved(account: Account, index: number): Account {
    const source = this.sources[index];
    if (!source || account.status === 'completed' || account.status === 'failed') return account;
    if (account.percent >= 50 && source.trouble && this.waitedTicks < 30) {
      this.waitedTicks++;
      const until = source.trouble === 'rate_limited' ? new Date(Date.now() + 8_000).toISOString() : null;
      return { ...account, ...troubles[source.trouble], waiting_until: until };
    }
    const percent = Math.min(100, account.percent + 2 + ((index * 7 + this.job.version) % 5));
    const served = Math.round((source.rows * percent) / 100);
    const duplicates = Math.round(served * 0.08);
    return {
      ...account,
      percent,
      status: percent === 100 ? 'completed' : 'syncing',
      reason: null,
      message: null,
      waiting_until: null,
      counts: { ...account.counts, served, duplicates, synced: served - duplicates },
    };
  }

  private change(change: Partial<Job>): void {
    this.job = { ...this.job, ...change, version: this.job.version + 1 };
  }
}
