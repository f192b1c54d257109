import type { PlanImport } from './api/plan-import';
import type { RangeError } from './plan-problem';

export const dayChoices = [
  {
    value: 'incremental',
    label: 'Bring up to date',
    description: 'What may have come since each account was imported last',
  },
  { value: 'gaps', label: 'Fill gaps', description: 'Only days that may miss transactions' },
  { value: 'last-7-days', label: 'Last 7 days' },
  { value: 'last-30-days', label: 'Last 30 days' },
  { value: 'last-90-days', label: 'Last 90 days' },
  { value: 'last-12-months', label: 'Last 12 months' },
  { value: 'year-to-date', label: 'This year so far' },
  { value: 'all-available', label: 'All there is', description: 'As far back as each bank goes' },
  { value: 'custom', label: 'Days of my own' },
] as const satisfies readonly { value: string; label: string; description?: string }[];
export type DayChoice = (typeof dayChoices)[number]['value'];

export const steps = ['days', 'accounts', 'settings', 'review'] as const;
export type Step = (typeof steps)[number];

export const limits = { batchSize: { min: 10, max: 1000 }, parallel: { min: 1, max: 10 } } as const;

/** What a person wants imported, as the address of the page tells it. */
export interface Wish {
  days: DayChoice;
  fromDate: string;
  toDate: string;
  /** accounts and cards left out */
  excluded: ReadonlySet<string>;
  enrich: boolean;
  batchSize: number;
  parallel: number;
}

const usual = { days: 'last-90-days', batchSize: 200, parallel: 5 } as const;

const whole = (text: string | null, otherwise: number): number =>
  text === null || !/^\d{1,6}$/.test(text) ? otherwise : Number(text);
const day = (text: string | null): string => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '');

/** An address can be mistyped: what makes no sense in it is as if it were not there. */
export const readWish = (search: URLSearchParams): Wish => ({
  days: dayChoices.find(({ value }) => value === search.get('days'))?.value ?? usual.days,
  fromDate: day(search.get('from')),
  toDate: day(search.get('to')),
  excluded: new Set(search.get('without')?.split('.').filter(Boolean)),
  enrich: search.get('categories') !== 'no',
  batchSize: whole(search.get('batch'), usual.batchSize),
  parallel: whole(search.get('parallel'), usual.parallel),
});

export const readStep = (search: URLSearchParams): Step =>
  steps.find((step) => step === search.get('step')) ?? 'days';

/** The shortest address that says it: what is as usual is left out. */
export const writeWish = (wish: Wish, step: Step): Record<string, string> => ({
  ...(step === 'days' ? {} : { step }),
  ...(wish.days === usual.days ? {} : { days: wish.days }),
  ...(wish.days === 'custom' && wish.fromDate ? { from: wish.fromDate } : {}),
  ...(wish.days === 'custom' && wish.toDate ? { to: wish.toDate } : {}),
  ...(wish.excluded.size === 0 ? {} : { without: [...wish.excluded].join('.') }),
  ...(wish.enrich ? {} : { categories: 'no' }),
  ...(wish.batchSize === usual.batchSize ? {} : { batch: String(wish.batchSize) }),
  ...(wish.parallel === usual.parallel ? {} : { parallel: String(wish.parallel) }),
});

export type ChosenAccounts = Pick<PlanImport, 'account_ids' | 'card_ids'>;

/** A preset is resolved by the server, so that its days are the server's, not this device's. */
const daysAsked = ({
  days,
  fromDate,
  toDate,
}: Wish): Pick<PlanImport, 'preset' | 'from_date' | 'to_date' | 'incremental' | 'fill_gaps'> => {
  switch (days) {
    case 'incremental':
      return { incremental: true };
    case 'gaps':
      return { fill_gaps: true };
    case 'custom':
      return { from_date: fromDate, to_date: toDate };
    case 'last-7-days':
    case 'last-30-days':
    case 'last-90-days':
    case 'last-12-months':
    case 'year-to-date':
    case 'all-available':
      return { preset: days };
  }
};

export const inRequest = (wish: Wish, chosen: ChosenAccounts): PlanImport => ({
  ...daysAsked(wish),
  ...chosen,
  auto_enrich: wish.enrich,
  batch_size: wish.batchSize,
  max_parallel_accounts: wish.parallel,
});

const outside = (
  value: number,
  { min, max }: { min: number; max: number },
  what: string,
): string | undefined => (value < min || value > max ? `Choose ${min} to ${max} ${what}.` : undefined);

/** What can be said without asking anyone; the server judges the rest. */
export const daysError = ({ days, fromDate, toDate }: Wish): RangeError | undefined => {
  if (days !== 'custom') return undefined;
  if (!fromDate) return { field: 'from_date', message: 'Choose a first day.' };
  if (!toDate) return { field: 'to_date', message: 'Choose a last day.' };
  return fromDate > toDate
    ? { field: 'from_date', message: 'The first day is after the last day. Swap them.' }
    : undefined;
};
export const batchError = (wish: Wish) => outside(wish.batchSize, limits.batchSize, 'rows');
export const parallelError = (wish: Wish) => outside(wish.parallel, limits.parallel, 'accounts');

export const accountsError = ({ account_ids, card_ids }: ChosenAccounts): string | undefined =>
  account_ids.length + card_ids.length === 0 ? 'Choose at least one account or card.' : undefined;

/** The first step that needs the person. */
export const stepInError = (wish: Wish, chosen: ChosenAccounts): Step | undefined => {
  if (daysError(wish)) return 'days';
  if (accountsError(chosen)) return 'accounts';
  return (batchError(wish) ?? parallelError(wish)) ? 'settings' : undefined;
};
