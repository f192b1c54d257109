import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import './transactions-page';
import { aTransaction, transactionsBackend } from '@/testing/money-fixtures';
import { button, openPage } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

const ask = () => screen.findByRole('button', { name: /Change the category of The Corner House/ });

describe('transactions', () => {
  beforeEach(() => server.use(...transactionsBackend()));

  it('are shown with their account, amount and category, and say when that is a guess', async () => {
    openPage('/transactions');

    expect(await screen.findByText('The Corner House')).toBeVisible();
    expect(await screen.findByText(/Everyday account · SQ/)).toBeVisible();
    expect(screen.getByText('-£27.60')).toBeVisible();
    expect(await ask()).toHaveAccessibleName(/Eating out, a guess/);
  });

  it('are asked for as the person narrows them, and the address remembers it', async () => {
    const asked: string[] = [];
    server.use(
      http.get(at('/transactions'), ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ items: [], next_cursor: null });
      }),
    );
    const { person } = openPage('/transactions?category=groceries.other&min=5');

    await person.type(await screen.findByRole('searchbox'), 'tesco');

    await waitFor(() => expect(asked.at(-1)).toContain('q=tesco'));
    expect(asked.at(-1)).toContain('category=groceries&subcategory=other');
    expect(asked.at(-1)).toContain('min_amount=5');
    expect(window.location.search).toContain('q=tesco');
    expect(await screen.findByText('No transaction fits all of this.')).toBeVisible();

    await person.click(await button('Remove filter At least 5'));

    await waitFor(() => expect(asked.at(-1)).not.toContain('min_amount'));
  });

  it('do not ask for what makes no sense, and say what is wrong', async () => {
    const { person } = openPage('/transactions?from=2026-02-01&to=2026-01-01');

    await person.click(await button('Filters (2)'));

    expect(await screen.findByText('The last day is before the first. Swap them.')).toBeVisible();
  });

  it('take a correction, offer it for similar ones, and take it back', async () => {
    const sent: unknown[] = [];
    const applied: string[] = [];
    let takenBack = 0;
    server.use(
      http.patch(at('/transactions/tx-1/category'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(
          aTransaction({ category: 'groceries', category_source: 'person', correction_id: 'cor-1' }),
        );
      }),
      http.get(at('/enrichment/corrections/cor-1'), () =>
        HttpResponse.json({
          correction_id: 'cor-1',
          status: 'offered',
          similar_count: 3,
          changed_count: 0,
          sample: [],
        }),
      ),
      http.post(at('/enrichment/corrections/cor-1/apply'), () => {
        applied.push('cor-1');
        return HttpResponse.json({
          correction_id: 'cor-1',
          status: 'applied',
          similar_count: 0,
          changed_count: 3,
          sample: [],
        });
      }),
      http.delete(at('/transactions/tx-1/category'), () => {
        takenBack++;
        return HttpResponse.json(aTransaction({ category: null, category_source: null }));
      }),
    );
    const { person } = openPage('/transactions');

    await person.click(await ask());
    const category = await screen.findByRole('combobox', { name: 'Category' });
    await person.clear(category);
    await person.type(category, 'Groceries');
    await person.click(await screen.findByRole('option', { name: 'Groceries' }));
    await person.click(await button('Save'));

    expect(await screen.findByText('The Corner House is now Groceries.')).toBeVisible();
    expect(sent).toEqual([
      { category: 'groceries', subcategory: null, merchant: null, apply_to_similar: false },
    ]);
    await person.click(await button('Change them too'));
    expect(await screen.findByText('3 similar transactions changed too.')).toBeVisible();
    expect(applied).toEqual(['cor-1']);

    await person.click(await button('Undo'));

    await waitFor(() => expect(takenBack).toBe(1));
    expect(await screen.findByRole('button', { name: /^No category/ })).toBeVisible();
  });

  it('keep the form open when a correction is refused, with the reason at the field', async () => {
    server.use(
      http.patch(at('/transactions/tx-1/category'), () =>
        problem(422, 'invalid_merchant', 'merchant must be a name.', { field: 'merchant' }),
      ),
    );
    const { person } = openPage('/transactions');
    await person.click(await ask());

    await person.click(await button('Save'));

    expect(await screen.findByRole('textbox', { name: 'Merchant' })).toHaveAccessibleDescription(
      'merchant must be a name.',
    );
  });

  it('tell where they come from', async () => {
    server.use(
      http.get(at('/transactions/tx-1/provenance'), () =>
        HttpResponse.json({
          first_seen: { job_id: 'job-1', at: '2026-11-20T09:00:00Z' },
          identity: { rule: 'fingerprint', explanation: 'The bank gives it no lasting id.' },
          seen_again: [
            {
              job_id: 'job-2',
              first_at: '2026-11-21T09:00:00Z',
              last_at: '2026-11-21T09:00:00Z',
              explanation: 'The bank served it again, and it was not added twice.',
            },
          ],
          decisions: [],
        }),
      ),
    );
    const { person } = openPage('/transactions');

    await person.click(await button(/^About The Corner House/));

    expect(await screen.findByText('The bank gives it no lasting id.')).toBeVisible();
    expect(screen.getByText('The bank served it again, and it was not added twice.')).toBeVisible();
    expect(screen.getByText(/A guess by Tributary’s own model, 41% sure/)).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'the import' })[1]).toHaveAttribute('href', '/imports/job-2');
  });

  it('are categorised only after the person has seen what it costs', async () => {
    const sent: unknown[] = [];
    const estimate = {
      rows: 20,
      llm_merchants: 3,
      llm_calls: 1,
      llm_tokens: 900,
      estimated_cost: { amount: '0.02', currency: 'GBP' },
      sampled: false,
    };
    server.use(
      http.post(at('/enrichment/estimate'), () => HttpResponse.json(estimate)),
      http.post(at('/enrichment/trigger'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ enrichment_id: 'run-1', status: 'running', rows: 20, estimate });
      }),
      http.get(at('/enrichment/status/run-1'), () =>
        HttpResponse.json({
          job_id: 'run-1',
          status: 'active',
          rows: { received: 20, categorised: 20, failed: 0, waiting: 0, parked: 0, by_source: {} },
          parked: null,
        }),
      ),
    );
    const { person } = openPage('/transactions');
    await person.click(await button('Find categories'));

    await person.click(await button('Categorise for up to £0.02'));

    expect(await screen.findByText(/20 transactions have a category/)).toBeVisible();
    expect(sent).toEqual([{ from: '1900-01-01', confirm_cost: { amount: '0.02', currency: 'GBP' } }]);
  });

  it('show what failed with its reason, and try it again', async () => {
    const retried: unknown[] = [];
    server.use(
      http.get(at('/enrichment/failed'), () =>
        HttpResponse.json({
          items: [
            {
              transaction_id: 'tx-9',
              job_id: 'job-1',
              account_id: 'acc-current',
              booked_on: '2026-11-20',
              description: 'K7 TRADING',
              amount: { amount: '-5.00', currency: 'GBP' },
              reason: 'model_unavailable',
              message: 'The model did not answer.',
              failed_at: '2026-11-20T09:00:00Z',
            },
          ],
          next_cursor: null,
        }),
      ),
      http.post(at('/enrichment/retry'), async ({ request }) => {
        retried.push(await request.json());
        return HttpResponse.json({ job_id: 'job-1', retried: 1 }, { status: 202 });
      }),
    );
    const { person } = openPage('/transactions');
    await person.click(await button('Look at what failed'));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('The model did not answer.')).toBeVisible();

    await person.click(await button('Try it again'));

    await waitFor(() => expect(retried).toEqual([{ job_id: 'job-1' }]));
  });

  it('say when they cannot be had, and when there are none', async () => {
    server.use(http.get(at('/transactions'), () => HttpResponse.error(), { once: true }));
    const { person } = openPage('/transactions');
    expect(await screen.findByText('Your transactions cannot be shown')).toBeVisible();
    server.use(...transactionsBackend([]));

    await person.click(await button('Try again'));

    expect(await screen.findByRole('link', { name: 'Import from your bank' })).toBeVisible();
  });
});
