import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { button, openPage } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

const anErasure = (status: string, done: boolean) => ({
  erasure_id: 'e1',
  status,
  asked_at: '2026-11-27T10:00:00Z',
  ended_at: null,
  contexts: [
    { context: 'bank', answered_at: null, is_done: done, rows: {} },
    { context: 'imports', answered_at: null, is_done: true, rows: {} },
  ],
});

const exports = (text: string) =>
  server.use(
    http.post(
      at('/me/export'),
      () => new HttpResponse(text, { headers: { 'Content-Type': 'application/jsonl' } }),
    ),
  );

describe('your data', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:all', revokeObjectURL: () => undefined }),
    );
  });

  it('saves everything that is known', async () => {
    exports('{"context":"bank","table":"transactions","row":{}}\n{"complete":true}\n');
    const { person } = openPage('/your-data');

    await person.click(await button('Download everything'));

    expect(await screen.findByText('Saved as tributary.jsonl.')).toBeVisible();
  });

  it('does not take half a file for everything', async () => {
    exports('{"context":"bank","table":"transactions","row":{}}\n');
    const { person } = openPage('/your-data');

    await person.click(await button('Download everything'));

    expect(await screen.findByText(/broke off half way/)).toBeVisible();
    expect(screen.queryByText(/Saved as/)).toBeNull();
  });

  it('erases everything only when somebody is sure, and tells when it is gone', async () => {
    let looks = 0;
    server.use(
      http.delete(at('/me'), () => HttpResponse.json(anErasure('erasing', false), { status: 202 })),
      http.get(at('/me/erasure/e1'), () =>
        HttpResponse.json(++looks < 2 ? anErasure('erasing', false) : anErasure('erased', true)),
      ),
    );
    const { person } = openPage('/your-data');

    await person.click(await button('Erase everything…'));
    expect(await button('Erase everything')).toBeDisabled();
    await person.click(screen.getByRole('checkbox', { name: /nobody can bring this back/ }));
    await person.click(await button('Erase everything'));

    expect(await screen.findByText(/Erasing: banks and transactions\./)).toBeVisible();
    expect(await screen.findByText('Everything is erased', {}, { timeout: 5_000 })).toBeVisible();
    expect(await button('Sign out')).toBeVisible();
  });

  it('says that nothing was erased when it was not', async () => {
    server.use(http.delete(at('/me'), () => problem(503, 'unavailable', 'The service starts again.')));
    const { person } = openPage('/your-data');

    await person.click(await button('Erase everything…'));
    await person.click(screen.getByRole('checkbox', { name: /nobody can bring this back/ }));
    await person.click(await button('Erase everything'));

    expect(await screen.findByText('Nothing was erased')).toBeVisible();
    await person.click(await button('Erase everything…'));
    expect(await button('Erase everything')).toBeDisabled();
  });
});
