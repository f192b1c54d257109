import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { FakeSocket } from '@/testing/fake-socket';
import { aJob, anAccount, counts, JOB_ID } from '@/testing/fixtures';
import { button, openPage, receives, socketOpened } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

describe('importing', () => {
  it('leads from the plan to the summary, live', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post(at('/import/plan'), async ({ request }) => {
        asked.push(await request.json());
        return undefined;
      }),
    );
    const { person } = openPage('/imports/new');

    await person.click(await button('Plan'));
    const estimate = await screen.findByRole('region', { name: 'Estimate' });

    expect(asked).toEqual([
      { preset: 'last-90-days', account_ids: ['acc-current'], card_ids: ['card-gold'], auto_enrich: true },
    ]);
    expect(estimate).toHaveTextContent('about 412');
    expect(estimate).toHaveTextContent('380 – 450');
    expect(estimate).toHaveTextContent('£0.06');
    expect(estimate).toHaveTextContent('Never imported before, so this is a guess.');

    await person.click(within(estimate).getByRole('button', { name: 'Import' }));
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
        cost: { ...aJob().cost, api_calls: 7, total: { amount: '0.07', currency: 'GBP' } },
      }),
    );
    expect(await screen.findByRole('heading', { name: 'Everything arrived' })).toBeVisible();
    const summary = screen.getByRole('table', { name: 'Estimate and actual' });
    expect(within(summary).getByRole('row', { name: /Transactions/ })).toHaveTextContent('380 – 450420');
    expect(within(summary).getByRole('row', { name: /Time/ })).toHaveTextContent('40 sec37 sec');
    expect(within(summary).getByRole('row', { name: /Cost/ })).toHaveTextContent('£0.06£0.07');
    expect(socket.readyState).toBe(FakeSocket.CLOSED);
  });

  it('imports only what is ticked', async () => {
    let chosen: unknown;
    server.use(
      http.post(at('/import/plan'), async ({ request }) => {
        chosen = await request.json();
        return undefined;
      }),
    );
    const { person } = openPage('/imports/new');

    await person.click(await screen.findByRole('checkbox', { name: 'Gold card' }));
    await person.selectOptions(screen.getByLabelText('Range'), 'This year so far');
    await person.click(screen.getByRole('switch', { name: /Sort into categories/ }));
    await person.click(screen.getByRole('button', { name: 'Plan' }));
    await screen.findByRole('region', { name: 'Estimate' });

    expect(chosen).toEqual({
      preset: 'year-to-date',
      account_ids: ['acc-current'],
      card_ids: [],
      auto_enrich: false,
    });
  });

  it('takes the estimate away when the wish changes', async () => {
    const { person } = openPage('/imports/new');
    await person.click(await button('Plan'));
    await screen.findByRole('region', { name: 'Estimate' });

    await person.click(screen.getByRole('checkbox', { name: 'Gold card' }));

    await waitFor(() => expect(screen.queryByRole('region', { name: 'Estimate' })).not.toBeInTheDocument());
  });

  it('asks for at least one account before anything is sent', async () => {
    const { person } = openPage('/imports/new');

    await person.click(await screen.findByRole('checkbox', { name: 'All of Mock Bank' }));
    await person.click(screen.getByRole('button', { name: 'Plan' }));

    expect(await screen.findByText('Choose at least one account or card.')).toBeVisible();
  });

  it('shows a refusal at the field it is about', async () => {
    const detail = 'The range ends in the future. Choose a last day up to today.';
    server.use(
      http.post(at('/import/plan'), () => problem(422, 'range_in_future', detail, { field: 'to_date' })),
    );
    const { person } = openPage('/imports/new');

    await person.selectOptions(await screen.findByLabelText('Range'), 'Dates of my own');
    await person.click(screen.getByRole('button', { name: 'Plan' }));

    await waitFor(() => expect(screen.getByLabelText('Last day')).toBeInvalid());
    expect(screen.getByLabelText('Last day')).toHaveAccessibleDescription(detail);
    expect(screen.getByLabelText('Last day')).toHaveFocus();
    expect(screen.getByLabelText('First day')).toBeValid();
  });

  it('shows what concerns the whole plan above the button', async () => {
    server.use(
      http.post(at('/import/plan'), () =>
        problem(503, 'unavailable', 'The database is away. Try again soon.'),
      ),
    );
    const { person } = openPage('/imports/new');

    await person.click(await button('Plan'));

    expect(await screen.findByRole('alert')).toHaveTextContent('The database is away. Try again soon.');
  });
});
