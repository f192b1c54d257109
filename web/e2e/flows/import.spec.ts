import { expect, test, connectBank } from '../steps/person.ts';
import { everythingArrived, overall, startImport } from '../steps/importing.ts';

test('somebody new connects a bank, imports, watches, and corrects a category', async ({ page, person }) => {
  expect(person).not.toBe('');
  await connectBank(page);

  await startImport(page);
  await expect(overall(page)).toBeVisible();
  await everythingArrived(page);
  await expect(overall(page)).toHaveAttribute('aria-valuenow', '100');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Transactions' }).click();
  const categorised = page.getByRole('button', { name: /^(?!No category).+\. Change the category of / });
  await expect(categorised.first()).toBeVisible();

  const name = (await categorised.first().getAttribute('aria-label')) ?? '';
  const merchant = /Change the category of (.*)$/.exec(name)?.[1] ?? '';
  await categorised.first().click();
  const form = page.getByRole('form', { name: `Correct ${merchant}` });
  await form
    .getByRole('combobox', { name: 'Category' })
    .or(form.getByRole('textbox', { name: 'Category' }))
    .first()
    .click();
  await page.getByRole('option').nth(3).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Correction' })).toBeVisible();

  await page.reload();
  await page
    .getByRole('button', { name: new RegExp(`^About ${escaped(merchant)}`) })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Where it comes from' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: /^You said so$/ })).toBeVisible();
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
