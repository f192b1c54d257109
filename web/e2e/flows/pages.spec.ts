import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { connectBank, expect, test } from '../steps/person.ts';
import { everythingArrived, startImport } from '../steps/importing.ts';

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const PLACES = {
  imports: '/',
  'new-import': '/imports/new',
  banks: '/banks',
  transactions: '/transactions',
  costs: '/costs',
  schedules: '/schedules',
  'not-found': '/nowhere',
};

/** Nothing a person with impaired sight or without a mouse would stumble over, in either appearance. */
const isAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
};

const isSettled = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
};

const fitsItsWidth = async (page: Page): Promise<void> => {
  const { content, width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect(content, 'nothing sticks out sideways').toBeLessThanOrEqual(width);
};

test('every page is accessible and fits a phone and a desk', async ({ page, person }) => {
  test.setTimeout(240_000);
  expect(person).not.toBe('');
  await connectBank(page);
  await startImport(page);
  await everythingArrived(page);
  const places = { ...PLACES, import: new URL(page.url()).pathname };

  for (const [name, address] of Object.entries(places)) {
    for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      await test.step(`${name} on a ${size}`, async () => {
        await page.setViewportSize(viewport);
        await page.goto(address);
        await isSettled(page);
        await page.screenshot({
          path: `results/screenshots/${name}-${size}.png`,
          fullPage: true,
          animations: 'disabled',
        });
        await fitsItsWidth(page);
        await isAccessible(page);
      });
    }
    await test.step(`${name} in the dark`, async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize(DESKTOP);
      await page.goto(address);
      await isSettled(page);
      await page.screenshot({ path: `results/screenshots/${name}-dark.png`, animations: 'disabled' });
      await isAccessible(page);
      await page.emulateMedia({ colorScheme: 'light' });
    });
  }
});

test('somebody who has nothing yet finds accessible pages too', async ({ page, person }) => {
  expect(person).not.toBe('');
  for (const [name, address] of Object.entries(PLACES)) {
    await test.step(name, async () => {
      await page.goto(address);
      await isSettled(page);
      await page.screenshot({ path: `results/screenshots/${name}-empty.png`, animations: 'disabled' });
      await isAccessible(page);
    });
  }
});
