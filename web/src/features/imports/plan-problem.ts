import { Problem, type Violation } from '@/lib/problem';

export type PlanField = 'range' | 'accounts';

/** Which part of the form stands for which field of the request. */
const parts: Record<string, PlanField> = {
  from_date: 'range',
  to_date: 'range',
  preset: 'range',
  account_ids: 'accounts',
  card_ids: 'accounts',
  connection_id: 'accounts',
};

/** Refusals that name no field, and still are about one. */
const partsByCode: Record<string, PlanField> = { unknown_account: 'accounts' };

/** Java validation names a field by its path, `plan.body.from_date`. */
const partOf = ({ field }: Violation): PlanField | undefined => parts[field.split('.').at(-1) ?? field];

/** Where on the form a refusal belongs; undefined when it concerns the whole. */
export const fieldOf = (error: unknown): PlanField | undefined => {
  if (!(error instanceof Problem)) return undefined;
  return error.violations.map(partOf).find((part) => part !== undefined) ?? partsByCode[error.code];
};

export const messageAt = (field: PlanField, error: unknown): string | undefined => {
  if (!(error instanceof Problem) || fieldOf(error) !== field) return undefined;
  return error.violations.find((violation) => partOf(violation) === field)?.message ?? error.detail;
};
