import type { Step } from './wish';
import { Problem, type Violation } from '@/lib/problem';

type RangeField = 'preset' | 'from_date' | 'to_date' | 'incremental';

export interface RangeError {
  field: RangeField;
  message: string;
}

/** What a refusal says of the parts of the form; all undefined when it concerns the whole. */
interface RefusedParts {
  range?: RangeError;
  accounts?: string;
  batch?: string;
  parallel?: string;
}

const isRangeField = (field: string): field is RangeField =>
  field === 'preset' || field === 'from_date' || field === 'to_date' || field === 'incremental';

const isAccountField = (field: string): boolean =>
  field === 'account_ids' || field === 'card_ids' || field === 'connection_id';

/** Validation may name a field by its path, as in `plan.body.from_date`. */
const nameOf = ({ field }: Violation): string => field.split('.').at(-1) ?? field;

export const partsOf = (error: unknown): RefusedParts => {
  if (!(error instanceof Problem)) return {};
  // The one refusal of an account that names no field: an id in the request was not found.
  if (error.code === 'unknown_account') return { accounts: error.detail };
  const parts: RefusedParts = {};
  for (const violation of error.violations) {
    const field = nameOf(violation);
    if (isRangeField(field)) parts.range ??= { field, message: violation.message };
    else if (isAccountField(field)) parts.accounts ??= violation.message;
    else if (field === 'batch_size') parts.batch ??= violation.message;
    else if (field === 'max_parallel_accounts') parts.parallel ??= violation.message;
  }
  return parts;
};

/** The step whose field was refused; undefined when the refusal concerns the whole. */
export const refusedStep = (error: unknown): Step | undefined => {
  const { range, accounts, batch, parallel } = partsOf(error);
  if (range) return 'days';
  if (accounts !== undefined) return 'accounts';
  return (batch ?? parallel) === undefined ? undefined : 'settings';
};
