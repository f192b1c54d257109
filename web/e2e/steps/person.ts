import { randomUUID } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';

/** A name nobody had before: each flow has a tenant of its own. */
export const aName = (): string => `person-${randomUUID().slice(0, 8)}`;

/** Signs in at the local identity provider, which believes everybody. */
export const signIn = async (page: Page, name = aName(), at = '/'): Promise<string> => {
  await page.goto(at);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByPlaceholder('Enter any user/subject').fill(name);
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await expect(page.getByRole('button', { name: `Account of ${name}` })).toBeVisible();
  return name;
};

/** Gives consent on the pages of the simulated bank. */
export const connectBank = async (page: Page, bankUser = 'john', password = 'doe'): Promise<void> => {
  await page.goto('/banks');
  await page
    .getByRole('button', { name: /^Connect (a|your first|another) bank/ })
    .first()
    .click();
  await page.getByLabel('User').fill(bankUser);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
};

/** A page on which somebody new has signed in. */
export const test = base.extend<{ person: string }>({
  person: async ({ page }, use) => {
    await use(await signIn(page));
  },
});

export { expect };
