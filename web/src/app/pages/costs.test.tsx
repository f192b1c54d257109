import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import './costs-page';
import { aBudget, costsBackend } from '@/testing/money-fixtures';
import { button, openPage } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

describe('costs', () => {
  it('tell the month, the days, and who found the categories', async () => {
    server.use(...costsBackend());
    const { person } = openPage('/costs?month=2026-11');

    expect(await screen.findByText('November 2026')).toBeVisible();
    const month = await screen.findByLabelText('Costs of the month');
    expect(within(month).getByText('£0.0042')).toBeVisible();
    expect(await screen.findByRole('img', { name: /the dearest Nov 20, 2026 with £0.03/ })).toBeVisible();
    expect(await screen.findByRole('row', { name: /A well-known name 12 Free/ })).toBeVisible();

    await person.click(screen.getByText('Table'));

    expect(await screen.findByRole('row', { name: /Nov 20, 2026 4 £0.03 £0.0042 £0.03/ })).toBeVisible();
  });

  it('never show an unknown price as nothing', async () => {
    server.use(...costsBackend({ unknown_prices: 2 }));
    openPage('/costs?month=2026-10');

    expect(await screen.findByText(/2 calls have no known price/)).toBeVisible();
    const estimates = await screen.findByRole('table', { name: 'Estimate and actual' });
    expect(within(estimates).getAllByText('unknown')).toHaveLength(2);
  });

  it('keep a budget as the person types it, and lift it', async () => {
    const sent: unknown[] = [];
    server.use(...costsBackend());
    server.use(
      http.put(at('/costs/budget'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({
          ...aBudget,
          per_month: { ...aBudget.per_month, limit: null },
          per_import: { limit: { amount: '0.75', currency: 'GBP' }, used: null },
        });
      }),
    );
    const { person } = openPage('/costs');
    expect(
      await screen.findByText('£0.50 of £2.00 spent this month, £0.25 reserved for calls under way'),
    ).toBeVisible();
    await person.click(await button('Change'));
    const perMonth = await screen.findByRole('textbox', { name: /For a month/ });
    expect(perMonth).toHaveValue('2');
    await person.clear(perMonth);
    const perImport = screen.getByRole('textbox', { name: /For one import/ });
    await person.type(perImport, 'lots');
    await person.click(await button('Save'));
    expect(await screen.findByText(/An amount such as 5/)).toBeVisible();
    expect(sent).toEqual([]);

    await person.clear(perImport);
    await person.type(perImport, '0.75');
    await person.click(await button('Save'));

    expect(await screen.findByText('A single import may cost £0.75.')).toBeVisible();
    expect(sent).toEqual([{ per_month: null, per_import: { amount: '0.75', currency: 'GBP' } }]);
  });

  it('are handed out as a table with the person’s own token', async () => {
    const asked: (string | null)[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:here', revokeObjectURL: () => undefined }),
    );
    server.use(...costsBackend());
    server.use(
      http.get(at('/costs/by-import'), ({ request }) => {
        const url = new URL(request.url);
        if (url.searchParams.get('format') !== 'csv') {
          return HttpResponse.json({ items: [], next_cursor: null });
        }
        asked.push(request.headers.get('Authorization'));
        return HttpResponse.text('job_id\r\n');
      }),
    );
    const { person } = openPage('/costs');

    await person.click(await button('Costs by import as CSV'));

    await waitFor(() => expect(asked).toEqual(['Bearer token-1']));
  });

  it('say what cannot be shown, and leave the rest', async () => {
    server.use(...costsBackend());
    server.use(http.get(at('/costs/by-day'), () => problem(503, 'unavailable', 'Not just now.')));
    openPage('/costs');

    expect(await screen.findByText('Tributary cannot show spend by day')).toBeVisible();
    expect(await screen.findByLabelText('Costs of the month')).toBeVisible();
  });
});
