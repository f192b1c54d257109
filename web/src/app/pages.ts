import { lazy, type ComponentType } from 'react';

type Load = () => Promise<{ default: ComponentType }>;

/** One chunk of script for each page, fetched when the page is opened, or a moment before. */
const loads: Record<string, Load> = {};

const page = (path: string, load: Load) => {
  loads[path] = load;
  return lazy(load);
};

/** A person who points at a link is about to follow it. */
export const preload = (path: string): void => void loads[path]?.().catch(() => undefined);

export const ImportsPage = page('/', () => import('./pages/imports-page'));
export const NewImportPage = page('/imports/new', () => import('./pages/new-import-page'));
export const ImportPage = page('/imports', () => import('./pages/import-page'));
export const BanksPage = page('/banks', () => import('./pages/banks-page'));
export const TransactionsPage = page('/transactions', () => import('./pages/transactions-page'));
export const CostsPage = page('/costs', () => import('./pages/costs-page'));
export const SchedulesPage = page('/schedules', () => import('./pages/schedules-page'));
export const YourDataPage = page('/your-data', () => import('./pages/your-data-page'));
