import { expect, test } from '@playwright/test';
import { connectBank, signIn } from '../steps/person.ts';
import { everythingArrived, startImport } from '../steps/importing.ts';

test('two people see nothing of each other', async ({ browser, baseURL }) => {
  const options = baseURL === undefined ? {} : { baseURL };
  const one = await (await browser.newContext(options)).newPage();
  const other = await (await browser.newContext(options)).newPage();
  await signIn(one);
  await signIn(other);
  await connectBank(one);
  await startImport(one);
  const address = new URL(one.url()).pathname;
  await everythingArrived(one);

  for (const place of ['/', '/banks', '/transactions']) {
    await other.goto(place);
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(other.getByRole('main')).not.toContainText(/Mock/);
  }
  await other.goto(address);
  await expect(other.getByText('This import cannot be shown')).toBeVisible();
  await other.goto(address.replace(/[0-9a-f]{12}$/, '000000000000'));
  await expect(other.getByText('This import cannot be shown')).toBeVisible();

  await one.context().close();
  await other.context().close();
});
