import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import './schedules-page';
import { aSchedule, schedulesBackend } from '@/testing/money-fixtures';
import { button, openPage } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

describe('schedules', () => {
  it('are told in plain words, with what is wrong', async () => {
    server.use(
      ...schedulesBackend([
        aSchedule({
          warnings: [{ code: 'consent_ended', message: 'The consent for Mock Bank has ended.' }],
        }),
      ]),
    );
    openPage('/schedules');

    expect(await screen.findByText(/Every day at 6:30/)).toHaveTextContent(
      'Imports what is missing of all accounts, also new ones.',
    );
    expect(screen.getByText('The consent for Mock Bank has ended.')).toBeVisible();
    expect(screen.getByText(/Nov 28, 2026/)).toBeVisible();
  });

  it('are made with a look at the next runs', async () => {
    const previewed: unknown[] = [];
    const created: unknown[] = [];
    server.use(...schedulesBackend([]));
    server.use(
      http.post(at('/schedules/preview'), async ({ request }) => {
        previewed.push(await request.json());
        return HttpResponse.json({ items: ['2026-11-30T06:30:00Z'] });
      }),
      http.post(at('/schedules'), async ({ request }) => {
        created.push(await request.json());
        return HttpResponse.json(aSchedule(), { status: 201 });
      }),
    );
    const { person } = openPage('/schedules');
    await person.click(await button('Make the first one'));
    await person.type(await screen.findByRole('textbox', { name: /Name/ }), 'Mondays');
    await person.selectOptions(screen.getByRole('combobox', { name: 'How often' }), 'weekly');

    expect(await screen.findByText(/Mon, Nov 30, 2026/)).toBeVisible();
    await waitFor(() =>
      expect(previewed.at(-1)).toMatchObject({
        frequency: { type: 'weekly', time: '06:30', day_of_week: 'monday' },
      }),
    );
    await person.click(await button('Create schedule'));

    await waitFor(() =>
      expect(created).toMatchObject([
        { name: 'Mondays', all_accounts: true, account_ids: [], incremental: true, days_back: null },
      ]),
    );
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('show a refusal at the field it is about', async () => {
    server.use(...schedulesBackend([]));
    server.use(
      http.post(at('/schedules'), () =>
        problem(422, 'invalid_name', 'Give the schedule a name of 1 to 100 characters.', { field: 'name' }),
      ),
    );
    const { person } = openPage('/schedules?edit=new');
    await person.click(await button('Create schedule'));

    const name = await screen.findByRole('textbox', { name: /Name/ });
    await waitFor(() =>
      expect(name).toHaveAccessibleDescription('Give the schedule a name of 1 to 100 characters.'),
    );
    expect(name).toHaveFocus();
  });

  it('are switched off without losing anything else', async () => {
    const sent: unknown[] = [];
    const known = aSchedule({
      all_accounts: false,
      account_ids: ['card-gold'],
      incremental: false,
      days_back: 45,
      frequency: { type: 'monthly', time: '22:00', day_of_month: 31 },
      overlap: 'queue',
      missed_runs: 'catch_up',
    });
    server.use(...schedulesBackend([known]));
    server.use(
      http.put(at('/schedules/sch-1'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ ...known, enabled: false });
      }),
    );
    const { person } = openPage('/schedules');

    await person.click(await screen.findByRole('switch', { name: 'Every morning is switched on' }));

    await waitFor(() =>
      expect(sent).toMatchObject([
        {
          enabled: false,
          all_accounts: false,
          account_ids: ['card-gold'],
          incremental: false,
          days_back: 45,
          frequency: { type: 'monthly', time: '22:00', day_of_month: 31 },
          overlap: 'queue',
          missed_runs: 'catch_up',
        },
      ]),
    );
  });

  it('run now, and tell what became of each run and what to do', async () => {
    const run = {
      run_id: 'run-1',
      due_at: '2026-11-27T06:30:00Z',
      fired_at: '2026-11-27T06:30:00Z',
      trigger: 'person',
      status: 'failed',
      job_id: 'job-1',
      ended_at: null,
      reason: 'consent_expired',
      message: 'Holiday pot: its consent has ended.',
      next_step: 'Renew the consent, then retry.',
    };
    server.use(...schedulesBackend());
    server.use(
      http.post(at('/schedules/sch-1/run-now'), () => HttpResponse.json(run, { status: 202 })),
      http.get(at('/schedules/sch-1/runs'), () => HttpResponse.json({ items: [run] })),
    );
    const { person } = openPage('/schedules');

    await person.click(await button('Run now: Every morning'));

    expect(await screen.findByText('Holiday pot: its consent has ended.')).toBeVisible();
    expect(screen.getByText('Renew the consent, then retry.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Its import' })).toHaveAttribute('href', '/imports/job-1');
  });

  it('are deleted only when that is meant', async () => {
    let deleted = 0;
    server.use(...schedulesBackend());
    server.use(
      http.delete(at('/schedules/sch-1'), () => {
        deleted++;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { person } = openPage('/schedules');
    await person.click(await button('Delete Every morning'));
    await person.click(await button('Keep it'));
    expect(deleted).toBe(0);

    await person.click(await button('Delete Every morning'));
    await person.click(await button('Delete schedule'));

    await waitFor(() => expect(deleted).toBe(1));
  });
});
