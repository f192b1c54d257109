import { answer, type Exchange, type Route } from './fake-http.ts';

const gbp = (amount: number) => ({ amount: amount.toFixed(6), currency: 'GBP' });

const sums = (apiCalls: number, llmCalls: number, unknown = 0) => ({
  api_calls: apiCalls,
  api: gbp(apiCalls * 0.01),
  llm_calls: llmCalls,
  llm_tokens: llmCalls * 1800,
  enrichment: gbp(llmCalls * 0.0023),
  total: gbp(apiCalls * 0.01 + llmCalls * 0.0023),
  unknown_prices: unknown,
  unsettled_calls: 0,
  reserved: gbp(0),
});

const month = () => new Date().toISOString().slice(0, 7);

const byDay = ({ response, url }: Exchange) => {
  const from = url.searchParams.get('from') ?? `${month()}-01`;
  const last = new Date().toISOString().slice(0, 10);
  const items = Array.from({ length: 31 }, (_, index) => index + 1)
    .filter((each) => each % 3 !== 0)
    .map((each) => ({
      day: `${from.slice(0, 8)}${String(each).padStart(2, '0')}`,
      ...sums((each * 7) % 23, (each * 5) % 40),
    }))
    .filter(({ day }) => day <= last && !Number.isNaN(Date.parse(day)));
  answer(response, 200, { items });
};

let budget = {
  currency: 'GBP',
  per_import: { limit: gbp(0.5) as unknown, used: null },
  per_month: { limit: gbp(2) as unknown, used: { spent: gbp(0.71), reserved: gbp(0.12) } },
  month_ends_at: `${month().slice(0, 4)}-12-01T00:00:00Z`,
};

const ids = Array.from({ length: 6 }, (_, index) => `0199b6a0-000${index}-7000-8000-000000000001`);

export const costRoutes: Route[] = [
  {
    at: /^GET \/api\/truelayer\/costs\/summary$/,
    run: ({ response, url }) =>
      answer(response, 200, {
        month: url.searchParams.get('month') ?? month(),
        ...sums(214, 310, 3),
        saved_by_memory: gbp(1.84),
      }),
  },
  {
    at: /^GET \/api\/truelayer\/costs\/projection$/,
    run: ({ response }) =>
      answer(response, 200, {
        month: month(),
        ...sums(214, 310, 3),
        elapsed: '0.87',
        projected_api: gbp(2.46),
        projected_enrichment: gbp(0.82),
        projected_total: gbp(3.28),
      }),
  },
  { at: /^GET \/api\/truelayer\/costs\/by-day$/, run: byDay },
  {
    at: /^GET \/api\/truelayer\/costs\/by-import$/,
    run: ({ response }) =>
      answer(response, 200, {
        items: ids.map((job_id, index) => ({
          job_id,
          ...sums(12 + index * 9, index * 14, index === 2 ? 1 : 0),
        })),
        next_cursor: null,
      }),
  },
  {
    at: /^GET \/api\/truelayer\/costs\/by-model$/,
    run: ({ response }) =>
      answer(response, 200, {
        month: month(),
        items: [
          {
            model: 'small-and-quick',
            calls: 290,
            merchants: 1800,
            input_tokens: 410_000,
            cached_input_tokens: 90_000,
            cache_write_tokens: 0,
            output_tokens: 62_000,
            billed: null,
            cost: gbp(0.667),
            unknown_costs: 0,
          },
          {
            model: 'house-model',
            calls: 3,
            merchants: 9,
            input_tokens: 2_100,
            cached_input_tokens: 0,
            cache_write_tokens: 0,
            output_tokens: 400,
            billed: null,
            cost: gbp(0),
            unknown_costs: 3,
          },
        ],
      }),
  },
  {
    at: /^GET \/api\/truelayer\/costs\/by-rung$/,
    run: ({ response }) =>
      answer(response, 200, {
        month: month(),
        items: [
          { rung: 'person_memory', rows: 810, cost: gbp(0) },
          { rung: 'known_brand', rows: 640, cost: gbp(0) },
          { rung: 'local_model', rows: 402, cost: gbp(0) },
          { rung: 'language_model', rows: 118, cost: gbp(0.713) },
          { rung: 'structure', rows: 96, cost: gbp(0) },
        ],
        rows_spared_by_memory: 810,
        cost_per_merchant: gbp(0.00039),
        saved_by_memory: gbp(1.84),
      }),
  },
  {
    at: /^GET \/api\/truelayer\/costs\/estimate-vs-actual$/,
    run: ({ response }) =>
      answer(response, 200, {
        items: ids.map((id, index) => ({
          id,
          kind: index === 1 ? 'run' : 'import',
          estimated_at: new Date(Date.now() - index * 86_400_000).toISOString(),
          estimated_api_calls: 14,
          estimated_api: gbp(0.14),
          estimated_enrichment: index === 3 ? null : gbp(0.02),
          estimated_total: index === 3 ? null : gbp(0.16),
          ...sums(12 + index, index * 4),
          difference: index === 3 ? null : gbp(index * 0.011 - 0.02),
        })),
        next_cursor: null,
      }),
  },
  { at: /^GET \/api\/truelayer\/costs\/budget$/, run: ({ response }) => answer(response, 200, budget) },
  {
    at: /^PUT \/api\/truelayer\/costs\/budget$/,
    run: ({ response, body }) => {
      budget = {
        ...budget,
        per_import: { ...budget.per_import, limit: body.per_import },
        per_month: { ...budget.per_month, limit: body.per_month },
      };
      answer(response, 200, budget);
    },
  },
];
