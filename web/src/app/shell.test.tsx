import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { button, openPage } from '@/testing/open-page';

const navigation = () => screen.findByRole('navigation', { name: 'Main' });

describe('the shell', () => {
  it.each(['Imports', 'Transactions', 'Banks', 'Costs', 'Schedules'])('leads to %s', async (name) => {
    const { person } = openPage('/nowhere');

    await person.click(within(await navigation()).getByRole('link', { name }));

    expect(await screen.findByRole('heading', { level: 1, name })).toHaveFocus();
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

  it('is light or dark as the person likes it, and remembers', async () => {
    const { person } = openPage('/nowhere');

    await person.click(await button('Appearance: as the device'));
    await person.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));

    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(await button('Appearance: dark')).toBeVisible();
    expect(localStorage.getItem('mantine-color-scheme-value')).toBe('dark');
  });
});
