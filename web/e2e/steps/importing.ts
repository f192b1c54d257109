import { expect, type Page } from '@playwright/test';

/** Through the wizard with everything it proposes. Ends on the page of the import that was started. */
export const startImport = async (page: Page): Promise<void> => {
  await page.goto('/imports/new');
  for (const step of ['Accounts and cards', 'Settings', 'Review']) {
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('heading', { level: 2, name: step })).toBeFocused();
  }
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
};

export const overall = (page: Page) =>
  page.getByRole('progressbar', { name: 'Progress of the whole import' });

export const everythingArrived = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Everything arrived' })).toBeVisible({ timeout: 60_000 });
};
