import type { importStatus } from '@/lib/import-status';
import type { z } from '@/lib/zod';

/** What the backend sends, before it is parsed. */
export type ImportStatusDocument = z.input<typeof importStatus>;
type AccountDocument = ImportStatusDocument['accounts'][number];

const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const noCounts = { served: 0, synced: 0, duplicates: 0, updated: 0, errors: 0, out_of_range: 0 };

export const counts = (synced: number, duplicates = 0, errors = 0): typeof noCounts => ({
  ...noCounts,
  served: synced + duplicates + errors,
  synced,
  duplicates,
  errors,
});

export const JOB_ID = '0199b6a0-0000-7000-8000-000000000001';

export const anAccount = (change: Partial<AccountDocument> = {}): AccountDocument => ({
  account_id: 'acc-current',
  kind: 'account',
  display_name: 'Everyday account',
  provider_name: 'Mock Bank',
  status: 'syncing',
  reason: null,
  message: null,
  next_step: null,
  waiting_until: null,
  percent: 0,
  counts: noCounts,
  ranges: [{ from_date: '2026-08-25', to_date: '2026-11-22' }],
  gap: null,
  ...change,
});

export const aJob = (change: Partial<ImportStatusDocument> = {}): ImportStatusDocument => ({
  job_id: JOB_ID,
  version: 1,
  status: 'running',
  origin: { schedule_id: null, run_id: null, retry_of: null },
  from_date: '2026-08-25',
  to_date: '2026-11-22',
  auto_enrich: true,
  planned_at: '2026-11-22T09:00:00Z',
  started_at: '2026-11-22T09:00:05Z',
  ended_at: null,
  queue_position: null,
  progress: { completed_accounts: 0, total_accounts: 2, percent: 0 },
  accounts: [
    anAccount(),
    anAccount({ account_id: 'card-gold', kind: 'card', display_name: 'Gold card', status: 'pending' }),
  ],
  total_so_far: noCounts,
  enrichment: null,
  estimate: {
    transactions: { low: 380, likely: 412, high: 450 },
    duration_seconds: 40,
    api_calls: 6,
    api_cost: gbp('0.06'),
    enrichment_cost: gbp('0E-8'),
    total_cost: gbp('0.06'),
  },
  cost: {
    api_calls: 0,
    api: gbp('0'),
    llm_calls: 0,
    llm_tokens: 0,
    enrichment: gbp('0'),
    total: gbp('0'),
    unknown_prices: 0,
  },
  estimated_completion: null,
  ...change,
});

export const aFrame = (job: ImportStatusDocument) => ({
  type: 'import_progress',
  job_id: job.job_id,
  version: job.version,
  job,
});

const mockBank = { provider_id: 'mock', display_name: 'Mock Bank', logo_uri: null };

export const aConnection = {
  connection_id: 'con-1',
  provider: mockBank,
  status: 'active',
  connected_at: '2026-09-01T10:00:00Z',
  consent: {
    state: 'valid',
    given_at: '2026-09-01T10:00:00Z',
    expires_at: '2099-01-01T00:00:00Z',
    days_left: 72,
  },
  accounts: 2,
  open_accounts: 0,
};

const aBankAccount = {
  account_id: 'acc-current',
  connection_id: 'con-1',
  kind: 'account',
  display_name: 'Everyday account',
  currency: 'GBP',
  provider: mockBank,
  provider_account_id: 'tl-1',
  availability: 'available',
  consent_expires_at: null,
  last_synced_at: '2026-11-20T09:00:00Z',
  stored_transactions: 1204,
  earliest_transaction_on: '2026-01-01',
  latest_transaction_on: '2026-11-20',
  coverage: [
    { from_date: '2026-01-01', to_date: '2026-11-20', state: 'covered', as_of: '2026-11-20T09:00:00Z' },
  ],
  balance: { current: gbp('1204.55'), available: gbp('1104.55'), as_of: '2026-11-20T09:00:00Z' },
  balance_proof: {
    status: 'proven',
    first_broken_day: null,
    difference: null,
    proven_from: '2026-01-01',
    proven_to: '2026-11-20',
    reason: null,
    message: 'Every row leads to the balance the bank gives after it.',
    next_step: null,
  },
  calls_left_today: 3,
  calls_reset_at: '2099-01-01T00:00:00Z',
};

export const bankAccounts = [
  aBankAccount,
  {
    ...aBankAccount,
    account_id: 'card-gold',
    kind: 'card',
    display_name: 'Gold card',
    last_synced_at: null,
    stored_transactions: 0,
  },
];

export const aPlan = {
  job_id: JOB_ID,
  status: 'planned',
  estimated_accounts: 2,
  estimated_transactions: { low: 380, likely: 412, high: 450 },
  estimated_duration_seconds: 40,
  estimated_duration_range: { low: 20, likely: 40, high: 80 },
  estimated_api_calls: 6,
  estimated_calls_range: { low: 6, likely: 6, high: 6 },
  estimated_cost: {
    api: gbp('0.06'),
    enrichment: gbp('0'),
    total: gbp('0.06'),
    least: gbp('0.06'),
    most: gbp('0.06'),
  },
  date_range: { from_date: '2026-08-25', to_date: '2026-11-22' },
  accounts: [
    {
      account_id: 'card-gold',
      kind: 'card',
      display_name: 'Gold card',
      provider_name: 'Mock Bank',
      estimated_transactions: { low: 0, likely: 100, high: 200 },
      ranges: [{ from_date: '2026-08-25', to_date: '2026-11-22' }],
      calls: {
        needed: 2,
        left: 4,
        limit: 4,
        resets_at: null,
        counted: false,
        message: 'Uses 2 of the 4 calls left today.',
      },
      warnings: [{ code: 'no_history', message: 'Never imported before, so this is a guess.' }],
    },
  ],
};
