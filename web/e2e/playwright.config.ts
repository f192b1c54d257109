import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, chromium } from './chromium.ts';

export default defineConfig({
  testDir: 'flows',
  outputDir: 'results/traces',
  globalSetup: './stack.ts',
  // One stack on a small machine: two people at a time, and one alone where a service is killed.
  workers: 2,
  projects: [
    { name: 'undisturbed', testIgnore: 'control.spec.ts', fullyParallel: true },
    { name: 'disturbed', testMatch: 'control.spec.ts', dependencies: ['undisturbed'] },
  ],
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['html', { open: 'never', outputFolder: 'results/report' }]],
  use: {
    baseURL: process.env.TRIBUTARY_URL,
    launchOptions: { executablePath: chromium(), args: CHROMIUM_ARGUMENTS },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 900 },
    // What a person saw when it went wrong. A trace of every step would take longer than the steps: TRACE=on asks for it.
    screenshot: 'only-on-failure',
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
  },
});
