import { describe, expect, it } from 'vitest';
import { fieldOf, messageAt } from './plan-problem';
import { Problem } from '@/lib/problem';

const refusal = (code: string, ...violations: Problem['violations']) =>
  new Problem(422, code, 'In general.', violations);

describe('a refused plan', () => {
  it.each([
    ['to_date', 'range'],
    ['plan.body.preset', 'range'],
    ['card_ids', 'accounts'],
  ] as const)('about %s is shown at the %s', (field, part) => {
    const error = refusal('any_code', { field, message: 'In particular.' });

    expect(fieldOf(error)).toBe(part);
    expect(messageAt(part, error)).toBe('In particular.');
  });

  it('that names no field may still be about one', () => {
    expect(fieldOf(refusal('unknown_account'))).toBe('accounts');
    expect(messageAt('accounts', refusal('unknown_account'))).toBe('In general.');
  });

  it('about anything else concerns the whole', () => {
    expect(fieldOf(refusal('batch_size_out_of_range', { field: 'batch_size', message: '' }))).toBeUndefined();
    expect(fieldOf(new TypeError('a bug'))).toBeUndefined();
  });
});
