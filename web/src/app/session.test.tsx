import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { aConnection } from '@/testing/fixtures';
import { button, openPage } from '@/testing/open-page';
import { at, problem, server } from '@/testing/server';

describe('the session', () => {
  it('signs out, and shows the way in again', async () => {
    const { person } = openPage('/banks');

    await person.click(await button('Account of Ada'));
    await person.click(await screen.findByRole('menuitem', { name: 'Sign out' }));

    expect(await button('Sign in')).toBeVisible();
  });

  it('renews a token the server no longer takes', async () => {
    server.use(
      http.get(at('/connections'), ({ request }) =>
        request.headers.get('Authorization') === 'Bearer token-1'
          ? problem(401, 'unauthenticated', 'Sign in first.')
          : HttpResponse.json({ items: [aConnection] }),
      ),
    );
    openPage('/banks');

    expect(await screen.findByText('Mock Bank', { selector: 'h2' })).toBeVisible();
  });

  it('says clearly that it expired', async () => {
    server.use(http.get(at('/connections'), () => problem(401, 'unauthenticated', 'Sign in first.')));
    const { session } = openPage('/banks');
    session.renewable = false;

    expect(await screen.findByText('Your session has expired')).toBeVisible();
    expect(await button('Sign in')).toBeVisible();
  });
});
