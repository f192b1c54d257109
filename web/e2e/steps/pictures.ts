import type { Page } from '@playwright/test';

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Kept for a person to look at. */
export const picture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: `results/screenshots/${name}.png`, fullPage: true, animations: 'disabled' });
};

export const pictures = async (page: Page, name: string): Promise<void> => {
  await picture(page, `${name}-desktop`);
  await page.setViewportSize(PHONE);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(DESKTOP);
};
