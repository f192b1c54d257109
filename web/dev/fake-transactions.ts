import { answer, type Exchange, type Route } from './fake-http.ts';

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

type Kind = [
  description: string,
  merchant: string | null,
  category: string | null,
  subcategory: string | null,
  source: string | null,
  amount: string,
];

const kinds: Kind[] = [
  ['TESCO STORES 3121 LONDON GB', 'Tesco', 'groceries', 'supermarket', 'known_brand', '-42.18'],
  ['PRET A MANGER 204', 'Pret A Manger', 'eating_out', 'coffee', 'shared_memory', '-5.45'],
  ['TFL TRAVEL CH', 'Transport for London', 'transport', 'public', 'bank_classification', '-8.10'],
  [
    'SQ *THE CORNER HOUSE SE1 4QW LONDON GBR 2291',
    'The Corner House',
    'eating_out',
    'pub',
    'local_model_guess',
    '-27.60',
  ],
  ['BROOK & CO PAYROLL', 'Brook & Co', 'income', 'salary', 'structure', '2840.00'],
  ['NETFLIX.COM', 'Netflix', 'leisure', 'streaming', 'person', '-12.99'],
  ['K7 GENERAL TRADING 0091', null, null, null, null, '-63.00'],
  ['BRITISH GAS DD', 'British Gas', 'utilities', 'energy', 'language_model', '-118.40'],
  ['BOOTS 1187', 'Boots', 'health', 'pharmacy', 'person_rule', '-14.20'],
];

const accounts = ['everyday-current', 'platinum-card', 'joint-account'];

const nothing: Kind = ['Nothing', null, null, null, null, '0.00'];

const rows = Array.from({ length: 180 }, (_, index) => {
  const [description, merchant, category, subcategory, source, amount] =
    kinds[(index * 7) % kinds.length] ?? nothing;
  return {
    transaction_id: `tx-${index}`,
    account_id: accounts[index % 3],
    status: index < 2 ? 'pending' : index === 9 ? 'withdrawn' : 'booked',
    booked_on: day(Math.floor(index / 4)),
    description,
    merchant,
    amount: { amount, currency: 'GBP' },
    category,
    subcategory,
    why:
      source === null
        ? null
        : source === 'person'
          ? 'You said so.'
          : 'The name at the start of the statement is well known.',
    category_source: source,
    confidence: source === null ? null : source === 'local_model_guess' ? '0.41' : '0.97',
    first_seen_in: 'job-1',
    correction_id: null as string | null,
  };
});

const sub = (key: string, name: string) => ({ key, name, description: name, essential: null });
const categories = [
  { key: 'income', name: 'Income', subcategories: [sub('salary', 'Salary'), sub('interest', 'Interest')] },
  {
    key: 'groceries',
    name: 'Groceries',
    subcategories: [sub('supermarket', 'Supermarket'), sub('convenience', 'Convenience')],
  },
  {
    key: 'eating_out',
    name: 'Eating out',
    subcategories: [sub('coffee', 'Coffee'), sub('pub', 'Pub'), sub('restaurant', 'Restaurant')],
  },
  {
    key: 'transport',
    name: 'Transport',
    subcategories: [sub('public', 'Public transport'), sub('taxi', 'Taxi')],
  },
  { key: 'utilities', name: 'Utilities', subcategories: [sub('energy', 'Energy'), sub('water', 'Water')] },
  { key: 'leisure', name: 'Leisure', subcategories: [sub('streaming', 'Streaming')] },
  { key: 'health', name: 'Health', subcategories: [sub('pharmacy', 'Pharmacy')] },
].map((category) => ({ ...category, description: category.name, essential: null }));

const matching = ({ searchParams: asked }: URL) => {
  const q = asked.get('q')?.toLowerCase();
  const category = asked.get('category');
  const account = asked.get('account_id');
  return rows.filter(
    (row) =>
      (!q || `${row.description} ${row.merchant ?? ''}`.toLowerCase().includes(q)) &&
      (!account || row.account_id === account) &&
      (!category || (category === 'none' ? row.category === null : row.category === category)),
  );
};

const list = ({ response, url }: Exchange) => {
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const found = matching(url);
  const next = from + 50;
  answer(response, 200, {
    items: found.slice(from, next),
    next_cursor: next < found.length ? String(next) : null,
  });
};

const correct = ({ response, body, caught }: Exchange) => {
  const row = rows.find(({ transaction_id }) => transaction_id === caught[0]);
  if (!row) {
    answer(response, 404, { status: 404, code: 'unknown_transaction' });
    return;
  }
  Object.assign(row, {
    category: body.category,
    subcategory: body.subcategory ?? null,
    merchant: body.merchant ?? row.merchant,
    category_source: 'person',
    correction_id: `cor-${row.transaction_id}`,
    why: 'You said so.',
  });
  answer(response, 200, row);
};

const takeBack = ({ response, caught }: Exchange) => {
  const row = rows.find(({ transaction_id }) => transaction_id === caught[0]);
  if (row)
    Object.assign(row, { category: null, subcategory: null, category_source: null, correction_id: null });
  answer(response, 200, row);
};

const similar =
  (status: string) =>
  ({ response, caught }: Exchange) =>
    answer(response, 200, {
      correction_id: caught[0],
      status,
      similar_count: status === 'offered' ? 14 : 0,
      changed_count: status === 'applied' ? 14 : 0,
      sample: [],
    });

const provenance = ({ response }: Exchange) =>
  answer(response, 200, {
    first_seen: { job_id: 'job-1', at: new Date(Date.now() - 86_400_000 * 3).toISOString() },
    identity: {
      rule: 'normalised_provider_transaction_id',
      explanation:
        'The bank gives this transaction an id of its own that does not change. A row with the same id in this account is the same transaction.',
    },
    seen_again: [
      {
        job_id: 'job-2',
        first_at: new Date(Date.now() - 86_400_000).toISOString(),
        last_at: new Date(Date.now() - 86_400_000).toISOString(),
        explanation:
          "The bank served it again; it was recognised by the bank's lasting id and not added twice.",
      },
    ],
    decisions: [],
  });

const counts = { received: 180, categorised: 158, failed: 2, waiting: 0, parked: 0, by_source: {} };

const failed = Array.from({ length: 2 }, (_, index) => ({
  transaction_id: `tx-f${index}`,
  job_id: 'job-1',
  account_id: accounts[0],
  booked_on: day(4),
  description: 'K7 GENERAL TRADING 0091',
  amount: { amount: '-63.00', currency: 'GBP' },
  reason: 'model_unavailable',
  message: 'The language model did not answer. Try these transactions again in a few minutes.',
  failed_at: new Date().toISOString(),
}));

const estimate = {
  rows: 20,
  llm_merchants: 3,
  llm_calls: 1,
  llm_tokens: 900,
  estimated_cost: { amount: '0.0021', currency: 'GBP' },
  sampled: false,
};

export const transactionRoutes: Route[] = [
  { at: /^GET \/api\/truelayer\/transactions$/, run: list },
  {
    at: /^GET \/api\/truelayer\/transactions\/export$/,
    run: ({ response }) => {
      response.setHeader('Content-Type', 'text/csv');
      response.end('transaction_id\r\n');
    },
  },
  { at: /^PATCH \/api\/truelayer\/transactions\/([^/]+)\/category$/, run: correct },
  { at: /^DELETE \/api\/truelayer\/transactions\/([^/]+)\/category$/, run: takeBack },
  { at: /^GET \/api\/truelayer\/transactions\/([^/]+)\/provenance$/, run: provenance },
  {
    at: /^GET \/api\/truelayer\/enrichment\/taxonomy$/,
    run: ({ response }) => answer(response, 200, { version: '1', categories }),
  },
  { at: /^GET \/api\/truelayer\/enrichment\/corrections\/([^/]+)$/, run: similar('offered') },
  { at: /^POST \/api\/truelayer\/enrichment\/corrections\/([^/]+)\/apply$/, run: similar('applied') },
  { at: /^DELETE \/api\/truelayer\/enrichment\/corrections\/([^/]+)$/, run: similar('undone') },
  {
    at: /^GET \/api\/truelayer\/enrichment\/stats$/,
    run: ({ response }) => answer(response, 200, { rows: counts, by_category: {} }),
  },
  {
    at: /^GET \/api\/truelayer\/enrichment\/failed$/,
    run: ({ response }) => answer(response, 200, { items: failed, next_cursor: null }),
  },
  {
    at: /^POST \/api\/truelayer\/enrichment\/retry$/,
    run: ({ response, body }) =>
      answer(response, 202, { job_id: body.job_id, retried: failed.splice(0).length }),
  },
  {
    at: /^POST \/api\/truelayer\/enrichment\/estimate$/,
    run: ({ response }) => answer(response, 200, estimate),
  },
  {
    at: /^POST \/api\/truelayer\/enrichment\/trigger$/,
    run: ({ response }) =>
      answer(response, 202, { enrichment_id: 'run-1', status: 'running', rows: 20, estimate }),
  },
  {
    at: /^GET \/api\/truelayer\/enrichment\/status\/([^/]+)$/,
    run: ({ response }) =>
      answer(response, 200, {
        job_id: 'run-1',
        status: 'active',
        rows: { ...counts, received: 20, categorised: 20, failed: 0 },
        parked: null,
      }),
  },
];
