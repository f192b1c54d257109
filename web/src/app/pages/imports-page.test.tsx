import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { aJob, counts, JOB_ID } from '@/testing/fixtures';
import { button, openPage } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

const second = '0199b6a0-0000-7000-8000-000000000002';
const running = aJob({ progress: { completed_accounts: 0, total_accounts: 2, percent: 40 } });
const paused = aJob({ job_id: second, status: 'paused', from_date: '2026-01-01', to_date: '2026-01-31' });

const queueOf = (...jobs: ReturnType<typeof aJob>[]) =>
  http.get(at('/import/queue'), () =>
    HttpResponse.json({ queued: [], running: jobs, paused: [], recently_completed: [] }),
  );

describe('the imports', () => {
  it('pauses several at once, and says what was refused', async () => {
    const moved: string[] = [];
    server.use(
      queueOf(running, aJob({ job_id: second, from_date: '2026-01-01', to_date: '2026-01-31' })),
      http.patch(at('/import/:jobId/pause'), ({ params }) => {
        moved.push(String(params.jobId));
        return params.jobId === second
          ? problem(409, 'import_over', 'This import is over.')
          : HttpResponse.json(aJob({ version: 2, status: 'paused' }));
      }),
    );
    const { person } = openPage();

    await person.click(await screen.findByRole('checkbox', { name: 'Select all' }));
    await person.click(await button('Pause selected'));

    expect(await screen.findByText('This import is over.')).toBeVisible();
    expect(moved.sort()).toEqual([JOB_ID, second].sort());
  });

  it('resumes one where it stands in the list', async () => {
    let resumed = '';
    server.use(
      queueOf(paused),
      http.patch(at('/import/:jobId/resume'), ({ params }) => {
        resumed = String(params.jobId);
        return HttpResponse.json(aJob({ job_id: second, version: 2 }));
      }),
    );
    const { person } = openPage();

    await person.click(await button(/^Resume .*Jan/));

    await waitFor(() => expect(resumed).toBe(second));
  });

  it('shows of what goes on only what stands as chosen, and selects no other', async () => {
    server.use(queueOf(running, paused));
    const { person } = openPage();

    await person.selectOptions(await screen.findByRole('combobox', { name: 'How they stand' }), 'Paused (1)');

    const list = screen.getByRole('list', { name: 'Imports going on' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(within(list).getByText('Paused')).toBeVisible();
    expect(screen.queryByRole('checkbox', { name: 'Select all' })).not.toBeInTheDocument();

    await person.selectOptions(screen.getByRole('combobox', { name: 'How they stand' }), 'Queued (0)');

    expect(await screen.findByText('None of them stands like that now.')).toBeVisible();
  });

  it('shows what is over a page at a time, as the filter in the address says', async () => {
    const asked: string[] = [];
    server.use(
      http.get(at('/import/history'), ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push(`${searchParams.get('status') ?? 'all'} ${searchParams.get('cursor') ?? 'first'}`);
        return HttpResponse.json({
          items: [
            aJob({
              job_id: searchParams.get('cursor') ? second : JOB_ID,
              status: 'partial',
              total_so_far: counts(searchParams.get('cursor') ? 7 : 400),
            }),
          ],
          next_cursor: searchParams.get('cursor') ? null : 'more',
        });
      }),
    );
    const { person } = openPage('/?status=partial');

    expect(await screen.findByRole('link', { name: /400 new transactions/ })).toHaveAttribute(
      'href',
      `/imports/${JOB_ID}`,
    );
    await person.click(await button('Show more'));

    expect(await screen.findByRole('link', { name: /7 new transactions/ })).toBeVisible();
    expect(asked).toEqual(['partial first', 'partial more']);
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('retries several that are not complete at once', async () => {
    const retried: string[] = [];
    server.use(
      http.get(at('/import/history'), () =>
        HttpResponse.json({
          items: [
            aJob({ status: 'partial' }),
            aJob({ job_id: 'whole', status: 'completed' }),
            aJob({ job_id: second, status: 'failed' }),
          ],
          next_cursor: null,
        }),
      ),
      http.post(at('/import/:jobId/retry'), ({ params }) => {
        retried.push(String(params.jobId));
        return HttpResponse.json(aJob({ job_id: `again-${String(params.jobId)}` }), { status: 202 });
      }),
    );
    const { person } = openPage();

    await person.click(await screen.findByRole('checkbox', { name: 'Select what is not complete' }));
    await person.click(await button('Retry selected'));

    await waitFor(() => expect(retried.sort()).toEqual([JOB_ID, second].sort()));
    expect(await screen.findByRole('checkbox', { name: 'Select what is not complete' })).not.toBeChecked();
  });

  it('invites to a first import', async () => {
    openPage();

    expect(await screen.findByRole('heading', { name: 'Nothing imported yet' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'New import' })).toHaveAttribute('href', '/imports/new');
  });
});
