/** What the list is narrowed to. It lives in the address, so that it survives a reload and can be sent to a friend. */
export interface Filters {
  q: string;
  account: string;
  /** `groceries`, `groceries.supermarket`, or `none` */
  category: string;
  from: string;
  to: string;
  state: string;
  /** the import that brought them */
  import: string;
  source: string;
  direction: string;
  min: string;
  max: string;
}

export type FilterName = keyof Filters;

export const filterNames: readonly FilterName[] = [
  'q',
  'account',
  'category',
  'from',
  'to',
  'state',
  'import',
  'source',
  'direction',
  'min',
  'max',
];

export const noFilters: Filters = {
  q: '',
  account: '',
  category: '',
  from: '',
  to: '',
  state: '',
  import: '',
  source: '',
  direction: '',
  min: '',
  max: '',
};

export const readFilters = (search: URLSearchParams): Filters => {
  const filters = { ...noFilters };
  for (const name of filterNames) filters[name] = search.get(name) ?? '';
  return filters;
};

export const writeFilters = (search: URLSearchParams, change: Partial<Filters>): URLSearchParams => {
  const next = new URLSearchParams(search);
  for (const name of filterNames) {
    const value = change[name];
    if (value === undefined) continue;
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
};

export const isNarrowed = (filters: Filters): boolean => filterNames.some((name) => filters[name] !== '');

/** The backend's names for them. */
export const asQuery = (filters: Filters): Record<string, string | undefined> => {
  const [category, subcategory] = filters.category.split('.');
  const said = (value: string | undefined) => (value === undefined || value === '' ? undefined : value);
  return {
    q: said(filters.q),
    account_id: said(filters.account),
    category: said(category),
    subcategory: said(subcategory),
    from: said(filters.from),
    to: said(filters.to),
    status: said(filters.state),
    job_id: said(filters.import),
    source: said(filters.source),
    direction: said(filters.direction),
    min_amount: said(filters.min),
    max_amount: said(filters.max),
  };
};

/** What can be said of the filters without asking anyone: which field, and what to do. */
export const filterErrors = ({ from, to, min, max }: Filters): Partial<Record<FilterName, string>> => {
  const errors: Partial<Record<FilterName, string>> = {};
  const amount = /^\d{1,15}(\.\d{1,8})?$/;
  if (from && to && from > to) errors.to = 'The last day is before the first. Swap them.';
  if (min && !amount.test(min)) errors.min = 'An amount such as 12.50, without a sign.';
  if (max && !amount.test(max)) errors.max = 'An amount such as 12.50, without a sign.';
  if (!errors.min && !errors.max && min && max && Number(min) > Number(max)) {
    errors.max = 'This is less than the least amount. Swap them.';
  }
  return errors;
};
