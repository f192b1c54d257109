import { connectBank, expect, test } from '../steps/person.ts';
import { everythingArrived, overall, startImport } from '../steps/importing.ts';
import { pictures } from '../steps/pictures.ts';
import { killService, slowDown, startService } from '../stack.ts';

test.beforeEach(async ({ page, person }) => {
  expect(person).not.toBe('');
  // So slow that nothing has ended before it was disturbed.
  await slowDown('parallel', 5_000);
  await connectBank(page, 'parallel');
});

test('an import that is paused stands still, and goes on when it is resumed', async ({ page }) => {
  await startImport(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
  await pictures(page, 'import-paused');

  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeHidden();
  await everythingArrived(page);
});

test('a page whose stream dies says so, and recovers by itself', async ({ page }) => {
  await startImport(page);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await pictures(page, 'import-running');

  killService('notifier');
  try {
    await expect(page.getByText('Reconnecting…')).toBeVisible();
    await expect(page.getByText(/Live progress was lost/)).toBeVisible();
    await pictures(page, 'import-lost');
  } finally {
    startService('notifier');
  }

  // While it was away the page asked instead; either way it ends with the whole truth.
  await everythingArrived(page);
  await expect(overall(page)).toHaveAttribute('aria-valuenow', '100');
  await expect(page.getByText('Reconnecting…')).toBeHidden();
  await expect(page.getByText(/Live progress was lost/)).toBeHidden();
});
