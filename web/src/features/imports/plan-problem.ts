import { Problem } from '@/lib/problem';

export type PlanField = 'range' | 'accounts';

/** Field names of the request, and the start of the problem codes that speak of them. */
const fields: Record<PlanField, RegExp> = {
  range: /(^|[._])(from|to|date|dates|range|preset|history|future)([._]|$)/,
  accounts: /(^|[._])(account|accounts|card|cards|account_ids|card_ids|selection|connection)([._]|$)/,
};

/** Where on the form a refusal belongs; undefined when it concerns the whole. */
export const fieldOf = (error: unknown): PlanField | undefined => {
  if (!(error instanceof Problem) || error.status < 400 || error.status >= 500) return undefined;
  const names = [error.code, ...error.violations.map(({ field }) => field)];
  return (['range', 'accounts'] as const).find((field) => names.some((name) => fields[field].test(name)));
};

export const messageAt = (field: PlanField, error: unknown): string | undefined => {
  if (!(error instanceof Problem) || fieldOf(error) !== field) return undefined;
  const violation = error.violations.find((candidate) => fields[field].test(candidate.field));
  return violation ? violation.message : error.detail;
};
