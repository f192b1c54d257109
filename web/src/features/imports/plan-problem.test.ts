import { describe, expect, it } from 'vitest';
import { partsOf, refusedStep } from './plan-problem';
import { Problem } from '@/lib/problem';

const refusal = (code: string, ...violations: Problem['violations']) =>
  new Problem(422, code, 'In general.', violations);

describe('a refused plan', () => {
  it('is shown at the day it is about', () => {
    const error = refusal('range_in_future', { field: 'to_date', message: 'That is in the future.' });

    expect(partsOf(error)).toEqual({ range: { field: 'to_date', message: 'That is in the future.' } });
    expect(refusedStep(error)).toBe('days');
  });

  it('is shown at the accounts it is about, however the field is written', () => {
    const error = refusal('invalid', { field: 'plan.body.card_ids', message: 'Choose one.' });

    expect(partsOf(error)).toEqual({ accounts: 'Choose one.' });
  });

  it('for an unknown account names no field, and still is about the accounts', () => {
    expect(partsOf(refusal('unknown_account'))).toEqual({ accounts: 'In general.' });
  });

  it('is shown at the setting it is about', () => {
    const error = refusal('batch_size_out_of_range', { field: 'batch_size', message: 'Choose 10 to 1000.' });

    expect(partsOf(error)).toEqual({ batch: 'Choose 10 to 1000.' });
    expect(refusedStep(error)).toBe('settings');
  });

  it('about anything else concerns the whole', () => {
    expect(refusedStep(refusal('unavailable'))).toBeUndefined();
    expect(refusedStep(new TypeError('a bug'))).toBeUndefined();
  });
});
