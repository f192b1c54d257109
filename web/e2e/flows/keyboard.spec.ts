import type { Page } from '@playwright/test';
import { connectBank, expect, test } from '../steps/person.ts';
import { everythingArrived } from '../steps/importing.ts';

const MOST_STEPS = 80;

/** Goes on with the tab key until this is in focus, as somebody without a mouse has to. */
const tabTo = async (page: Page, role: 'button' | 'link', name: RegExp): Promise<void> => {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${role} ${String(name)} is out of reach of the tab key`);
};

test('everything from the start page to a finished import goes by the keyboard alone', async ({
  page,
  person,
}) => {
  expect(person).not.toBe('');
  await connectBank(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Imports' })).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await tabTo(page, 'link', /New import/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/imports\/new/);
  for (let step = 0; step < 3; step++) {
    await tabTo(page, 'button', /^Next$/);
    await page.keyboard.press('Enter');
  }
  await tabTo(page, 'button', /^Start import$/);
  await page.keyboard.press('Enter');
  await everythingArrived(page);
});
