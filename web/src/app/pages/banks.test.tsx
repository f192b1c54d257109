import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { aConnection } from '@/testing/fixtures';
import { button, openPage } from '@/testing/open-page';
import { at, server } from '@/testing/server';

describe('banks', () => {
  it('invites a person without a bank to connect one, and leads there', async () => {
    server.use(
      http.get(at('/connections'), () => HttpResponse.json({ items: [] })),
      http.get(at('/accounts'), () => HttpResponse.json({ items: [] })),
      http.post(at('/connections/authorize'), () =>
        HttpResponse.json({
          authorization_url: 'https://bank.example/consent',
          expires_at: '2099-01-01T00:00:00Z',
        }),
      ),
    );
    const { person, leaveFor } = openPage('/imports/new');

    await person.click(await button('Connect your first bank'));

    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('https://bank.example/consent'));
  });

  it('offers to renew a consent that is about to end', async () => {
    const soon = new Date(Date.now() + 5.5 * 24 * 3600 * 1000).toISOString();
    server.use(
      http.get(at('/connections'), () =>
        HttpResponse.json({ items: [{ ...aConnection, consent_expires_at: soon }] }),
      ),
    );
    const asked: unknown[] = [];
    server.use(
      http.post(at('/connections/authorize'), async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({
          authorization_url: 'https://bank.example/consent',
          expires_at: '2099-01-01T00:00:00Z',
        });
      }),
    );
    const { person } = openPage('/banks');

    expect(await screen.findByText('5 days left')).toBeVisible();
    await person.click(await button('Renew Mock Bank'));

    await waitFor(() => expect(asked).toEqual([{ connection_id: aConnection.connection_id }]));
  });

  it.each([
    ['/?connection_id=con-1', 'Bank connected'],
    ['/?connection_error=access_denied', 'You did not give consent at the bank'],
    ['/?connection_error=state_used', 'was used already'],
    ['/?connection_error=other_browser', 'started in another browser'],
  ])('greets a person who comes back from the bank (%s)', async (address, words) => {
    const { person } = openPage(address);
    expect(await screen.findByText(words, { exact: false })).toBeVisible();

    await person.click(await button('Dismiss'));

    expect(screen.queryByText(words, { exact: false })).not.toBeInTheDocument();
    expect(window.location.search).toBe('');
  });

  it('says when the list cannot be had, and tries again', async () => {
    server.use(http.get(at('/connections'), () => HttpResponse.error(), { once: true }));
    const { person } = openPage('/banks');
    expect(await screen.findByText('Your banks cannot be shown')).toBeVisible();

    await person.click(await button('Try again'));

    expect(await screen.findByText('Mock Bank', { selector: 'p' })).toBeVisible();
  });
});
