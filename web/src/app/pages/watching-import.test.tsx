import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '@/testing/fake-socket';
import { aJob, anAccount, counts, JOB_ID } from '@/testing/fixtures';
import { button, openPage, receives, socketOpened } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

describe('watching an import', () => {
  it('survives a reload: the address names the job', async () => {
    openPage(`/imports/${JOB_ID}`);

    expect(await screen.findByRole('heading', { name: 'Importing' })).toBeVisible();
    const socket = await socketOpened();
    expect(socket.sent).toEqual([{ type: 'subscribe_import_job', job_id: JOB_ID, since_version: 1 }]);
  });

  it('says that it is reconnecting, and recovers', async () => {
    openPage(`/imports/${JOB_ID}`);
    const first = await socketOpened();

    act(() => first.breaks());
    expect(await screen.findByText('Reconnecting…')).toBeVisible();

    await waitFor(() => expect(FakeSocket.count).toBe(2), { timeout: 5_000 });
    act(() => void FakeSocket.latest().opens());
    expect(await screen.findByText('Live')).toBeVisible();
    expect(screen.queryByText('Reconnecting…')).not.toBeInTheDocument();
  });

  it('asks again when the stream does not know the job yet', async () => {
    openPage(`/imports/${JOB_ID}`);
    const first = await socketOpened();

    act(() =>
      first.receives({ type: 'error', code: 'unknown_job', message: 'Not here yet.', job_id: JOB_ID }),
    );

    await waitFor(() => expect(FakeSocket.count).toBe(2));
    act(() => void FakeSocket.latest().opens());
    expect(FakeSocket.latest().sent).toEqual([
      { type: 'subscribe_import_job', job_id: JOB_ID, since_version: 1 },
    ]);
  });

  it('starts a plan that was left before', async () => {
    server.use(
      http.get(at('/import/status/:jobId'), () =>
        HttpResponse.json(aJob({ status: 'planned', version: 0, started_at: null })),
      ),
    );
    const { person } = openPage(`/imports/${JOB_ID}`);
    expect(await screen.findByRole('heading', { name: 'Ready to import' })).toBeVisible();
    expect(FakeSocket.count).toBe(0);

    await person.click(await button('Import'));

    expect(await screen.findByRole('heading', { name: 'Importing' })).toBeVisible();
    await waitFor(() => expect(FakeSocket.count).toBe(1));
  });

  it('explains why an account waits and what helps', async () => {
    openPage(`/imports/${JOB_ID}`);
    const socket = await socketOpened();

    receives(
      socket,
      aJob({
        version: 2,
        accounts: [
          anAccount({
            status: 'waiting',
            reason: 'rate_limited',
            message: 'The bank allows no more calls for now.',
            waiting_until: '2099-11-22T12:30:00Z',
          }),
          anAccount({
            account_id: 'card-gold',
            display_name: 'Gold card',
            status: 'failed',
            reason: 'consent_expired',
            message: 'The consent has ended.',
            next_step: 'Renew it at the bank, then retry.',
          }),
        ],
      }),
    );

    expect(screen.getByRole('listitem', { name: 'Everyday account' })).toHaveTextContent(
      /The bank allows no more calls for now\. Goes on .*2099/,
    );
    expect(screen.getByRole('listitem', { name: 'Gold card' })).toHaveTextContent(
      'The consent has ended. Renew it at the bank, then retry.',
    );
  });

  it('pauses and resumes', async () => {
    server.use(
      http.patch(at('/import/:jobId/pause'), () => HttpResponse.json(aJob({ version: 2, status: 'paused' }))),
      http.patch(at('/import/:jobId/resume'), () => HttpResponse.json(aJob({ version: 3 }))),
    );
    const { person } = openPage(`/imports/${JOB_ID}`);

    await person.click(await button('Pause'));
    expect(await screen.findByRole('heading', { name: 'Paused' })).toBeVisible();

    await person.click(await button('Resume'));
    expect(await screen.findByRole('heading', { name: 'Importing' })).toBeVisible();
  });

  it('cancels only after asking', async () => {
    const cancelled = vi.fn();
    server.use(
      http.delete(at('/import/:jobId'), () => {
        cancelled();
        return HttpResponse.json(aJob({ version: 2, status: 'cancelled', ended_at: '2026-11-22T09:01:00Z' }));
      }),
    );
    const { person } = openPage(`/imports/${JOB_ID}`);

    await person.click(await button('Cancel'));
    const question = await screen.findByRole('dialog', { name: 'Cancel this import?' });
    expect(cancelled).not.toHaveBeenCalled();
    await person.click(within(question).getByRole('button', { name: 'Cancel import' }));

    expect(await screen.findByRole('heading', { name: 'Cancelled' })).toBeVisible();
  });

  it('retries what is missing as a new import', async () => {
    const partial = aJob({ status: 'partial', ended_at: '2026-11-22T09:01:00Z' });
    server.use(
      http.get(at('/import/status/:jobId'), ({ params }) =>
        HttpResponse.json(params.jobId === JOB_ID ? partial : aJob({ job_id: 'job-again' })),
      ),
      http.post(at('/import/:jobId/retry'), () =>
        HttpResponse.json(aJob({ job_id: 'job-again' }), { status: 202 }),
      ),
    );
    const { person } = openPage(`/imports/${JOB_ID}`);
    expect(await screen.findByRole('heading', { name: 'Not everything arrived' })).toBeVisible();

    await person.click(await button('Retry what is missing'));

    expect(await screen.findByRole('heading', { name: 'Importing' })).toBeVisible();
    expect(window.location.pathname).toBe('/imports/job-again');
  });

  it('shows the refusal of a command beside the buttons', async () => {
    const detail = 'This import is over. Plan a new one, or retry what is missing.';
    server.use(http.patch(at('/import/:jobId/pause'), () => problem(409, 'import_over', detail)));
    const { person } = openPage(`/imports/${JOB_ID}`);

    await person.click(await button('Pause'));

    expect(await screen.findByText(detail)).toBeVisible();
  });

  it('says so when there is no such import', async () => {
    server.use(
      http.get(at('/import/status/:jobId'), () => problem(404, 'unknown_job', 'There is no such import.')),
    );
    openPage('/imports/somebody-elses');

    expect(await screen.findByText('There is no such import.')).toBeVisible();
  });

  it('tells what happened, when somebody wants to know', async () => {
    server.use(
      http.get(at('/import/:jobId/timeline'), () =>
        HttpResponse.json({
          items: [
            { at: '2026-11-22T09:00:00Z', by: 'person', kind: 'planned', message: 'Planned: 2 accounts.' },
          ],
          next_cursor: null,
        }),
      ),
    );
    const { person } = openPage(`/imports/${JOB_ID}`);

    await person.click(await button('Show'));

    expect(await screen.findByRole('list', { name: 'What happened' })).toHaveTextContent(
      'Planned: 2 accounts.',
    );
  });

  it('undoes an import after showing what goes, and brings it back', async () => {
    server.use(
      http.get(at('/import/status/:jobId'), () =>
        HttpResponse.json(
          aJob({ status: 'completed', ended_at: '2026-11-22T09:01:00Z', total_so_far: counts(400) }),
        ),
      ),
      http.get(at('/import/:jobId/transactions'), () =>
        HttpResponse.json({
          would_remove: 398,
          kept_served_by_later_import: 2,
          kept_edited: 0,
          accounts: [],
        }),
      ),
      http.delete(at('/import/:jobId/transactions'), () => HttpResponse.json({ removed: 398 })),
      http.post(at('/import/:jobId/transactions/restore'), () => HttpResponse.json({ restored: 398 })),
    );
    const { person } = openPage(`/imports/${JOB_ID}`);

    await person.click(await button('Undo this import'));
    await person.click(await button('Remove 398 transactions'));
    expect(await screen.findByText('398 transactions removed')).toBeVisible();
    await person.click(await button('Bring them back'));

    expect(await screen.findByText('398 transactions brought back.')).toBeVisible();
  });
});
