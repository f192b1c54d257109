import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The pages there are, but that of one import. */
export const PLACES = {
  imports: '/',
  'new-import': '/imports/new',
  banks: '/banks',
  transactions: '/transactions',
  costs: '/costs',
  schedules: '/schedules',
};

export const isSettled = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByText(/^(Loading|Estimating)/)).toHaveCount(0);
};

const isFaultless = async (axe: AxeBuilder): Promise<void> => {
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect
    .soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`))
    .toEqual([]);
};

/** Nothing a person with impaired sight or without a mouse would stumble over. */
export const isAccessible = (page: Page): Promise<void> =>
  isFaultless(new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']));

/** Of all that axe knows, what other colours change. */
export const isLegible = (page: Page): Promise<void> =>
  isFaultless(new AxeBuilder({ page }).withRules(['color-contrast']));
