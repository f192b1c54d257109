import { answerTo } from '@/lib/answer';
import { date, money, oneOf, orNull } from '@/lib/contract';
import { z } from '@/lib/zod';

const rowState = oneOf('booked', 'pending', 'gone', 'withdrawn', 'undone');
type RowState = z.infer<typeof rowState>;

export const transaction = answerTo(
  'PATCH /transactions/{transaction_id}/category',
  z.object({
    transaction_id: z.string(),
    account_id: z.string(),
    status: rowState,
    booked_on: date,
    description: z.string(),
    merchant: orNull(z.string()),
    amount: money,
    category: orNull(z.string()),
    subcategory: orNull(z.string()),
    why: orNull(z.string()),
    category_source: orNull(z.string()),
    confidence: orNull(z.string()),
    first_seen_in: z.string(),
    correction_id: orNull(z.string()),
  }),
);
export type Transaction = z.infer<typeof transaction>;

/** What a person would call it. */
export const nameOf = ({ merchant, description }: Transaction): string => merchant ?? description;

/** Where a model was not sure, the page says so. */
export const isGuess = ({ category_source }: Transaction): boolean => category_source === 'local_model_guess';

export const stateWords: Record<RowState, string> = {
  booked: 'Booked',
  pending: 'Pending',
  gone: 'No longer announced',
  withdrawn: 'Withdrawn by the bank',
  undone: 'Undone by you',
};
