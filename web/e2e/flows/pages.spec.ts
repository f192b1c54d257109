import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { connectBank, expect, test } from '../steps/person.ts';
import { everythingArrived, startImport } from '../steps/importing.ts';
import { DESKTOP, PHONE, picture } from '../steps/pictures.ts';

const PLACES = {
  imports: '/',
  'new-import': '/imports/new',
  banks: '/banks',
  transactions: '/transactions',
  costs: '/costs',
  schedules: '/schedules',
};

/** What a page becomes while somebody does something there. */
const DOING = {
  'new-import-own-days': '/imports/new?days=custom&from=2026-02-01&to=2026-02-14',
  'new-import-accounts': '/imports/new?step=accounts',
  'new-import-settings': '/imports/new?step=settings',
  'new-import-review': '/imports/new?step=review',
  'new-schedule': '/schedules?edit=new',
  'not-found': '/nowhere',
};

const isFaultless = async (axe: AxeBuilder): Promise<void> => {
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect
    .soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`))
    .toEqual([]);
};

/** Nothing a person with impaired sight or without a mouse would stumble over. */
const isAccessible = (page: Page): Promise<void> =>
  isFaultless(new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']));

/** Of all that axe knows, what other colours change. */
const isLegible = (page: Page): Promise<void> =>
  isFaultless(new AxeBuilder({ page }).withRules(['color-contrast']));

const isSettled = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByText(/^(Loading|Estimating)/)).toHaveCount(0);
};

const fitsItsWidth = async (page: Page): Promise<void> => {
  const { content, width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect.soft(content, 'nothing sticks out sideways').toBeLessThanOrEqual(width);
};

/** As long as what is on it, so that the bar at the bottom of a phone covers nothing. */
const unroll = async (page: Page, { width, height }: typeof PHONE): Promise<void> => {
  await page.setViewportSize({ width, height });
  const content = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, content) });
};

const looksWellOnAPhone = async (page: Page, name: string): Promise<void> => {
  await isSettled(page);
  await unroll(page, PHONE);
  await picture(page, `${name}-phone`);
  await fitsItsWidth(page);
  await isAccessible(page);
  await page.setViewportSize(DESKTOP);
};

/** On a phone and at a desk, there in the dark too; opened once, so that it has to follow. */
const looksWell = async (page: Page, name: string): Promise<void> => {
  await looksWellOnAPhone(page, name);
  await picture(page, `${name}-desktop`);
  await fitsItsWidth(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-desktop-dark`);
  await isLegible(page);
  await page.emulateMedia({ colorScheme: 'light' });
};

const scheduleMornings = async (page: Page): Promise<void> => {
  await page.goto('/schedules?edit=new');
  await page.getByRole('textbox', { name: 'Name' }).fill('Every morning');
  await page.getByRole('button', { name: 'Create schedule' }).click();
  await expect(page.getByRole('article', { name: 'Every morning' })).toContainText('Next:');
};

test('every page is accessible and fits a phone and a desk', async ({ page, person }) => {
  test.setTimeout(240_000);
  expect(person).not.toBe('');
  await connectBank(page);
  await startImport(page);
  await everythingArrived(page);
  const imported = new URL(page.url()).pathname;
  await scheduleMornings(page);

  for (const [name, address] of Object.entries({ ...PLACES, import: imported })) {
    await test.step(name, async () => {
      await page.goto(address);
      await looksWell(page, name);
    });
  }
  for (const [name, address] of Object.entries(DOING)) {
    await test.step(name, async () => {
      await page.goto(address);
      await looksWellOnAPhone(page, name);
    });
  }
});

test('somebody who has nothing yet finds accessible pages too', async ({ page, person }) => {
  expect(person).not.toBe('');
  for (const [name, address] of Object.entries(PLACES)) {
    await test.step(name, async () => {
      await page.goto(address);
      await isSettled(page);
      await picture(page, `${name}-empty`);
      await isAccessible(page);
    });
  }
});

test('the way in is accessible, and fits a phone and a desk', async ({ page }) => {
  await page.goto('/');
  await looksWell(page, 'sign-in');
});
