import type { Page, Route } from '@playwright/test';
import { everythingArrived, startImport } from '../steps/importing.ts';
import { connectBank, expect, test } from '../steps/person.ts';
import { PLACES, isAccessible, isSettled } from '../steps/pages.ts';
import { picture } from '../steps/pictures.ts';

const API = /\/api\/truelayer\//;

/** What a person feels as a jump: the share of the page that moved, times how far (Layout Instability). */
const watchForJumps = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const jumps: { value: number; what: string }[] = [];
    Object.assign(window, { jumps });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Node | null }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        const what = entry.sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? '').join(' | ');
        jumps.push({ value: entry.value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
};

const jumps = (page: Page): Promise<{ value: number; what: string }[]> =>
  page.evaluate(() => (window as unknown as { jumps: { value: number; what: string }[] }).jumps);

/** As long as it takes a person to see that a page waits. */
const slowly = async (route: Route): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await route.continue();
};

const notNow = (route: Route): Promise<void> =>
  route.fulfill({
    status: 503,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: 'https://tributary.dev/problems/unavailable',
      title: 'Not now',
      status: 503,
      detail: 'The service starts again.',
    }),
  });

test('a page says that it waits, and does not jump when its answers come', async ({ page, person }) => {
  expect(person).not.toBe('');
  await connectBank(page);
  await startImport(page);
  await everythingArrived(page);
  await watchForJumps(page);
  await page.route(API, slowly);
  for (const [name, address] of Object.entries(PLACES)) {
    await test.step(name, async () => {
      await page.goto(address);
      await expect.soft(page.getByRole('main').getByRole('status').first()).toBeAttached();
      await picture(page, `${name}-loading`);
      await isSettled(page);
      const seen = await jumps(page);
      const total = seen.reduce((sum, { value }) => sum + value, 0);
      expect.soft(total, `${name}: ${JSON.stringify(seen)}`).toBeLessThan(0.1);
    });
  }
});

test('a page whose service does not answer says so, and goes on when asked', async ({ page, person }) => {
  expect(person).not.toBe('');
  await connectBank(page);
  for (const [name, address] of Object.entries(PLACES)) {
    await test.step(name, async () => {
      await page.route(API, notNow);
      await page.goto(address);
      const failures = page.getByRole('main').getByRole('alert');
      await expect(failures.first()).toBeVisible();
      await picture(page, `${name}-failed`);
      await isAccessible(page);
      await page.unroute(API, notNow);
      await expect(async () => {
        for (const again of await page.getByRole('main').getByRole('button', { name: 'Try again' }).all()) {
          await again.click({ timeout: 1_000 });
        }
        await expect(failures).toHaveCount(0, { timeout: 3_000 });
      }).toPass();
    });
  }
});

test('somebody without a network is told so, and keeps what is there', async ({ page, person }) => {
  expect(person).not.toBe('');
  await connectBank(page);
  await page.goto('/banks');
  await isSettled(page);
  const bank = page.getByRole('region', { name: 'Northbank' });
  await expect(bank).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('You are offline')).toBeVisible();
  await expect(bank).toBeVisible();
  await picture(page, 'offline');
  await isAccessible(page);
  await page.context().setOffline(false);
  await expect(page.getByText('You are offline')).toHaveCount(0);
});
