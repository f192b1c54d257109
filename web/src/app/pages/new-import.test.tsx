import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { FakeSocket } from '@/testing/fake-socket';
import { aJob, anAccount, counts, JOB_ID } from '@/testing/fixtures';
import { button, openPage, receives, socketOpened } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

describe('importing', () => {
  it('leads through the steps to the summary, live', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post(at('/import/plan'), async ({ request }) => {
        asked.push(await request.json());
        return undefined;
      }),
    );
    const { person } = openPage('/imports/new');

    await person.click(await screen.findByRole('radio', { name: /Last 90 days/ }));
    await person.click(await button('Next'));
    expect(await screen.findByRole('heading', { name: 'Accounts and cards' })).toHaveFocus();
    await person.click(await button('Next'));
    await person.click(await button('Next'));
    const estimate = await screen.findByRole('region', { name: 'Estimate' });

    expect(asked).toEqual([
      {
        preset: 'last-90-days',
        account_ids: ['acc-current'],
        card_ids: ['card-gold'],
        auto_enrich: true,
        batch_size: 200,
        max_parallel_accounts: 5,
      },
    ]);
    expect(estimate).toHaveTextContent('most likely 412');
    expect(estimate).toHaveTextContent('380 – 450');
    expect(estimate).toHaveTextContent('£0.06');
    expect(estimate).toHaveTextContent('Never imported before, so this is a guess.');

    await person.click(await button('Start import'));
    expect(await screen.findByRole('heading', { name: 'Importing' })).toBeVisible();
    expect(window.location.pathname).toBe(`/imports/${JOB_ID}`);

    const socket = await socketOpened();
    expect(await screen.findByText('Live')).toBeVisible();
    receives(
      socket,
      aJob({
        version: 2,
        progress: { completed_accounts: 0, total_accounts: 2, percent: 45 },
        accounts: [anAccount({ percent: 90, counts: counts(300, 12, 1) })],
        total_so_far: counts(300, 12, 1),
      }),
    );
    expect(screen.getByRole('progressbar', { name: 'Progress of the whole import' })).toHaveAttribute(
      'aria-valuenow',
      '45',
    );
    const account = screen.getByRole('listitem', { name: 'Everyday account' });
    expect(account).toHaveTextContent('300 new · 12 duplicates · 1 error');

    receives(
      socket,
      aJob({
        version: 3,
        status: 'completed',
        ended_at: '2026-11-22T09:00:42Z',
        progress: { completed_accounts: 2, total_accounts: 2, percent: 100 },
        total_so_far: counts(400, 20),
        actual: {
          transactions: 420,
          duration_seconds: 37,
          api_calls: 7,
          api_cost: { amount: '0.07', currency: 'GBP' },
          enrichment_cost: { amount: '0', currency: 'GBP' },
          total_cost: { amount: '0.07', currency: 'GBP' },
          unknown_prices: 0,
        },
      }),
    );
    expect(await screen.findByRole('heading', { name: 'Everything arrived' })).toBeVisible();
    const summary = screen.getByRole('table', { name: 'Estimate and actual' });
    expect(within(summary).getByRole('row', { name: /Transactions/ })).toHaveTextContent('380 – 450420');
    expect(within(summary).getByRole('row', { name: /Time/ })).toHaveTextContent('40 sec37 sec');
    expect(within(summary).getByRole('row', { name: /Cost/ })).toHaveTextContent('£0.06£0.07');
    expect(socket.readyState).toBe(FakeSocket.CLOSED);
  });

  it('keeps every wish in its address, so that a reload loses nothing', async () => {
    let chosen: unknown;
    server.use(
      http.post(at('/import/plan'), async ({ request }) => {
        chosen = await request.json();
        return undefined;
      }),
    );
    const { person } = openPage('/imports/new?days=year-to-date&step=accounts');

    await person.click(await screen.findByRole('checkbox', { name: 'Gold card' }));
    await person.click(await button('Next'));
    await person.click(await screen.findByRole('switch', { name: /Sort into categories/ }));
    const address = window.location.search;
    await person.click(await button('Next'));
    await screen.findByRole('region', { name: 'Estimate' });

    expect(address).toBe('?step=settings&days=year-to-date&without=card-gold&categories=no');
    expect(chosen).toEqual({
      preset: 'year-to-date',
      account_ids: ['acc-current'],
      card_ids: [],
      auto_enrich: false,
      batch_size: 200,
      max_parallel_accounts: 5,
    });
  });

  it('makes one plan of one wish, also after a reload', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(at('/import/plan'), ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return undefined;
      }),
    );
    openPage('/imports/new?days=incremental&step=review');
    await screen.findByRole('region', { name: 'Estimate' });
    cleanup();

    openPage('/imports/new?days=incremental&step=review');
    await screen.findByRole('region', { name: 'Estimate' });

    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('asks for at least one account before it goes on', async () => {
    const { person } = openPage('/imports/new?step=accounts');

    await person.click(await screen.findByRole('checkbox', { name: 'All of Mock Bank' }));
    await person.click(await button('Next'));

    expect(await screen.findByText('Choose at least one account or card.')).toBeVisible();
    expect(window.location.search).toContain('step=accounts');
  });

  it('leads back to the field that was refused', async () => {
    const detail = 'The range ends in the future. Choose a last day up to today.';
    server.use(
      http.post(at('/import/plan'), () => problem(422, 'range_in_future', detail, { field: 'to_date' })),
    );
    openPage('/imports/new?days=custom&from=2026-01-01&to=2099-01-01&step=review');

    await waitFor(() => expect(screen.getByLabelText('Last day')).toBeInvalid());
    expect(screen.getByLabelText('Last day')).toHaveAccessibleDescription(detail);
    expect(screen.getByLabelText('Last day')).toHaveFocus();
    expect(screen.getByLabelText('First day')).toBeValid();
  });

  it('says what concerns the whole plan where the estimate would be', async () => {
    const detail = 'The database is away. Try again soon.';
    server.use(http.post(at('/import/plan'), () => problem(422, 'unavailable', detail)));
    openPage('/imports/new?step=review');

    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
    expect(await button('Start import')).toBeDisabled();
  });
});
