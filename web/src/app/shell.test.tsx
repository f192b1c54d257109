import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeSocket } from '@/testing/fake-socket';
import { button, openPage, socketOpened } from '@/testing/open-page';

const navigation = () => screen.findByRole('navigation', { name: 'Main' });

describe('the shell', () => {
  it.each(['Imports', 'Transactions', 'Banks', 'Costs', 'Schedules'])('leads to %s', async (name) => {
    const { person } = openPage('/nowhere');

    await person.click(within(await navigation()).getByRole('link', { name }));

    const heading = await screen.findByRole('heading', { level: 1, name });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(document.title).toBe(`${name} – Tributary`);
    expect(within(await navigation()).getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  });

  it('says when an address leads nowhere', async () => {
    openPage('/nowhere');

    expect(await screen.findByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  });

  it('keeps the queue where the imports are', async () => {
    openPage('/queue');

    expect(await screen.findByRole('heading', { level: 1, name: 'Imports' })).toBeVisible();
    expect(window.location.pathname).toBe('/');
  });

  it('says when live progress stays away, and tries again when asked', async () => {
    const { person } = openPage('/');
    const first = await socketOpened();

    act(() => first.breaks());
    expect(await screen.findByText('Live progress was lost. Imports go on.')).toBeVisible();
    const attempts = FakeSocket.count;
    act(() => FakeSocket.latest().breaks());
    await person.click(await button('Try now'));

    await waitFor(() => expect(FakeSocket.count).toBeGreaterThan(attempts));
    act(() => void FakeSocket.latest().opens());
    await waitFor(() => expect(screen.queryByText(/Live progress was lost/)).not.toBeInTheDocument());
  });

  it('is light or dark as the person likes it, and remembers', async () => {
    const { person } = openPage('/nowhere');

    await person.click(await button('Appearance: as the device'));
    await person.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));

    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(await button('Appearance: dark')).toBeVisible();
    expect(localStorage.getItem('mantine-color-scheme-value')).toBe('dark');
  });
});
