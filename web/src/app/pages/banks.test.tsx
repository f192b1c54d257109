import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { aConnection } from '@/testing/fixtures';
import { button, openPage } from '@/testing/open-page';
import { at, server } from '@/testing/server';

describe('banks', () => {
  const toTheBank = { authorization_url: 'https://bank.example/consent', expires_at: '2099-01-01T00:00:00Z' };

  it('invites a person without a bank to connect one, and leads there', async () => {
    server.use(
      http.get(at('/connections'), () => HttpResponse.json({ items: [] })),
      http.get(at('/accounts'), () => HttpResponse.json({ items: [] })),
      http.post(at('/connections/authorize'), () => HttpResponse.json(toTheBank)),
    );
    const { person, leaveFor } = openPage('/banks');
    expect(await screen.findByRole('heading', { name: 'Connect your first bank' })).toBeVisible();

    await person.click(await button('Connect a bank'));

    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('https://bank.example/consent'));
  });

  it('tells balance, known days and proof of an account, in text too', async () => {
    openPage('/banks');

    const account = await screen.findByRole('listitem', { name: 'Everyday account' });
    expect(account).toHaveTextContent('£1,204.55');
    expect(account).toHaveTextContent('Adds up to the balance');
    expect(account).toHaveTextContent('3 calls left today');
    expect(account).toHaveTextContent(/Jan .*2026.*: \d+ days complete/);
  });

  it('renews a consent without leaving, after asking once more', async () => {
    const asked: unknown[] = [];
    server.use(
      http.get(at('/connections'), () =>
        HttpResponse.json({
          items: [{ ...aConnection, consent: { ...aConnection.consent, state: 'expiring', days_left: 5 } }],
        }),
      ),
      http.post(at('/connections/con-1/extend'), async ({ request }) => {
        asked.push(await request.json());
        const action_needed = asked.length === 1 ? 'reconfirmation_of_consent' : 'none';
        return HttpResponse.json({ action_needed, message: 'The consent is extended.' });
      }),
    );
    const { person } = openPage('/banks');

    expect(await screen.findByText('5 days left')).toBeVisible();
    await person.click(await button('Renew Mock Bank'));
    await person.click(await button('Yes, keep sharing'));

    expect(await screen.findByText('The consent is extended.')).toBeVisible();
    expect(asked).toEqual([{ consent_reconfirmed: false }, { consent_reconfirmed: true }]);
  });

  it('leads to the bank when a consent has ended', async () => {
    server.use(
      http.get(at('/connections'), () =>
        HttpResponse.json({
          items: [
            {
              ...aConnection,
              status: 'needs_reauthorisation',
              consent: { ...aConnection.consent, state: 'ended', days_left: null },
            },
          ],
        }),
      ),
      http.post(at('/connections/authorize'), () => HttpResponse.json(toTheBank)),
    );
    const { person, leaveFor } = openPage('/banks');

    await person.click(await button('Authorise Mock Bank again'));

    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('https://bank.example/consent'));
  });

  it('disconnects only after saying what stays and what goes', async () => {
    let choice: string | null = null;
    server.use(
      http.delete(at('/connections/con-1'), ({ request }) => {
        choice = new URL(request.url).searchParams.get('transactions');
        return HttpResponse.json({ message: 'Gone.' });
      }),
    );
    const { person } = openPage('/banks');

    await person.click(await button('More for Mock Bank'));
    await person.click(await screen.findByRole('menuitem', { name: 'Disconnect' }));
    await person.click(await screen.findByRole('radio', { name: 'Erase them' }));
    await person.click(await button('Disconnect and erase'));

    await waitFor(() => expect(choice).toBe('erase'));
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

    expect(await screen.findByText('Mock Bank', { selector: 'h2' })).toBeVisible();
  });
});
