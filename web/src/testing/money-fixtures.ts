import { http, HttpResponse } from 'msw';
import { at } from './server';

const gbp = (amount: string) => ({ amount, currency: 'GBP' });

export const aTransaction = (change: object = {}) => ({
  transaction_id: 'tx-1',
  account_id: 'acc-current',
  status: 'booked',
  booked_on: '2026-11-20',
  description: 'SQ *CORNER HOUSE',
  merchant: 'The Corner House',
  amount: gbp('-27.60'),
  category: 'eating_out',
  subcategory: null,
  why: 'It reads like a pub.',
  category_source: 'local_model_guess',
  confidence: '0.41',
  first_seen_in: 'job-1',
  correction_id: null,
  ...change,
});

const category = (key: string, name: string) => ({
  key,
  name,
  description: name,
  subcategories: [{ key: 'other', name: 'Other', description: 'Other' }],
});

const rows = { received: 2, categorised: 1, failed: 1, waiting: 0, parked: 0, by_source: {} };

/** One card, one transaction, and what surrounds them. */
export const transactionsBackend = (items: object[] = [aTransaction()]) => [
  http.get(at('/transactions'), () => HttpResponse.json({ items, next_cursor: null })),
  http.get(at('/enrichment/taxonomy'), () =>
    HttpResponse.json({
      version: '1',
      categories: [category('eating_out', 'Eating out'), category('groceries', 'Groceries')],
    }),
  ),
  http.get(at('/enrichment/stats'), () => HttpResponse.json({ rows, by_category: {} })),
];

const someSums = (change: object = {}) => ({
  api_calls: 3,
  api: gbp('0.03'),
  llm_calls: 1,
  llm_tokens: 900,
  enrichment: gbp('0.0042'),
  total: gbp('0.0342'),
  unknown_prices: 0,
  unsettled_calls: 0,
  reserved: gbp('0'),
  ...change,
});

export const aBudget = {
  currency: 'GBP',
  per_import: { limit: null, used: null },
  per_month: { limit: gbp('2'), used: { spent: gbp('0.50'), reserved: gbp('0.25') } },
  month_ends_at: '2026-12-01T00:00:00Z',
};

export const costsBackend = (change: object = {}) => [
  http.get(at('/costs/summary'), () =>
    HttpResponse.json({ month: '2026-11', saved_by_memory: gbp('0.10'), ...someSums(change) }),
  ),
  http.get(at('/costs/projection'), () =>
    HttpResponse.json({
      month: '2026-11',
      elapsed: '0.5',
      ...someSums(),
      projected_api: gbp('0.06'),
      projected_enrichment: gbp('0.01'),
      projected_total: gbp('0.07'),
    }),
  ),
  http.get(at('/costs/by-day'), () =>
    HttpResponse.json({ items: [{ day: '2026-11-20', ...someSums(change) }] }),
  ),
  http.get(at('/costs/by-import'), () =>
    HttpResponse.json({ items: [{ job_id: 'job-1', ...someSums(change) }], next_cursor: null }),
  ),
  http.get(at('/costs/by-model'), () => HttpResponse.json({ month: '2026-11', items: [] })),
  http.get(at('/costs/by-rung'), () =>
    HttpResponse.json({
      month: '2026-11',
      items: [{ rung: 'known_brand', rows: 12, cost: gbp('0') }],
      rows_spared_by_memory: 4,
      cost_per_merchant: null,
      saved_by_memory: null,
    }),
  ),
  http.get(at('/costs/estimate-vs-actual'), () =>
    HttpResponse.json({
      items: [
        {
          id: 'job-1',
          kind: 'import',
          estimated_at: '2026-11-20T09:00:00Z',
          estimated_total: null,
          ...someSums(),
          difference: null,
        },
      ],
      next_cursor: null,
    }),
  ),
  http.get(at('/costs/budget'), () => HttpResponse.json(aBudget)),
];

export const aSchedule = (change: object = {}) => ({
  schedule_id: 'sch-1',
  name: 'Every morning',
  account_ids: [],
  all_accounts: true,
  frequency: { type: 'daily', time: '06:30' },
  zone: 'Europe/London',
  jitter_minutes: 0,
  days_back: null,
  incremental: true,
  auto_enrich: true,
  enabled: true,
  overlap: 'skip',
  missed_runs: 'run_once',
  next_run_at: '2026-11-28T06:30:00Z',
  last_run_at: null,
  last_status: null,
  failing_since: null,
  disabled_reason: null,
  warnings: [],
  ...change,
});

export const schedulesBackend = (items: object[] = [aSchedule()]) => [
  http.get(at('/schedules'), () => HttpResponse.json({ items })),
  http.post(at('/schedules/preview'), () =>
    HttpResponse.json({ items: ['2026-11-28T06:30:00Z', '2026-11-29T06:30:00Z'] }),
  ),
];
