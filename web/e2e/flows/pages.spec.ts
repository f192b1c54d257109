import type { Page } from '@playwright/test';
import { connectBank, expect, test } from '../steps/person.ts';
import { everythingArrived, startImport } from '../steps/importing.ts';
import { PLACES, isAccessible, isLegible, isSettled } from '../steps/pages.ts';
import { DESKTOP, PHONE, picture } from '../steps/pictures.ts';

/** What a page becomes while somebody does something there. */
const DOING = {
  'new-import-own-days': '/imports/new?days=custom&from=2026-02-01&to=2026-02-14',
  'new-import-accounts': '/imports/new?step=accounts',
  'new-import-settings': '/imports/new?step=settings',
  'new-import-review': '/imports/new?step=review',
  'new-schedule': '/schedules?edit=new',
  'not-found': '/nowhere',
};

const fitsItsWidth = async (page: Page): Promise<void> => {
  const { content, width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  expect.soft(content, 'nothing sticks out sideways').toBeLessThanOrEqual(width);
};

/** A list that goes on while one scrolls is looked at so far, in pixels. */
const LONGEST = 8_000;

/**
 * As long as what is on it, so that the bar at the bottom of a phone covers nothing. What was out of sight has its true
 * height only once it is in sight: until nothing grows any more.
 */
const unroll = async (page: Page, { width, height }: typeof PHONE): Promise<void> => {
  await page.setViewportSize({ width, height });
  await expect(async () => {
    const content = Math.min(LONGEST, await page.evaluate(() => document.documentElement.scrollHeight));
    const seen = page.viewportSize()?.height ?? 0;
    await page.setViewportSize({ width, height: Math.max(seen, content) });
    expect(content).toBeLessThanOrEqual(seen);
  }).toPass({ timeout: 20_000 });
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
