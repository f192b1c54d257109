/**
 * Lighthouse on the main pages, as somebody who is signed in and has imported sees them. The tab keeps its session, so
 * every page is opened in one tab that has signed in before.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import lighthouse, { desktopConfig } from 'lighthouse';
import { launch } from 'puppeteer-core';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const RESULTS = fileURLToPath(new URL('results/lighthouse', import.meta.url));
const OWN_STACK = process.env.TRIBUTARY_STATE_DIR === undefined;
const STATE_DIRECTORY = process.env.TRIBUTARY_STATE_DIR ?? `${PROJECT}/.tributary/browser`;
const CATEGORIES = ['performance', 'accessibility'];
const PAGES = {
  imports: '/',
  'new import': '/imports/new',
  banks: '/banks',
  transactions: '/transactions',
  costs: '/costs',
  schedules: '/schedules',
};

/** Of the desktops that Lighthouse slows four times to have a middling phone; its index is how fast a browser computes. */
const DESKTOP_INDEX = 1750;
const USUAL_SLOWDOWN = 4;

/** A slower machine is slowed less, as Lighthouse's documentation of throttling asks for. */
const slowdownOf = (index) => Math.min(USUAL_SLOWDOWN, Math.max(1, (USUAL_SLOWDOWN * index) / DESKTOP_INDEX));

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

const tributary = (...words) =>
  execFileSync(`${PROJECT}/tributary`, [...words, '--state-dir', STATE_DIRECTORY], {
    stdio: ['ignore', 2, 2],
  });

const press = async (page, selector) => {
  await (await page.waitForSelector(selector)).click();
};

const signInAndConnect = async (page, gateway) => {
  await page.goto(gateway);
  await press(page, '::-p-aria([name="Sign in"][role="button"])');
  await (await page.waitForSelector('input[name=username]')).type(`lighthouse-${Date.now()}`);
  await press(page, 'input[type=submit]');
  await page.waitForSelector('nav[aria-label=Main]');
  await page.goto(`${gateway}/banks`);
  await press(page, '::-p-text(Connect a bank)');
  await (await page.waitForSelector('input[name=username]')).type('john');
  await page.type('input[name=password]', 'doe');
  await press(page, 'button[value=allow]');
  await page.waitForSelector('nav[aria-label=Main]');
};

const measure = async (page, address, { config, flags }) => {
  const { lhr, report } = await lighthouse(
    address,
    { onlyCategories: CATEGORIES, output: 'html', disableStorageReset: true, logLevel: 'error', ...flags },
    config,
    page,
  );
  const scores = CATEGORIES.map((category) => Math.round((lhr.categories[category]?.score ?? 0) * 100));
  const failed = Object.values(lhr.audits)
    .filter(
      ({ id, score }) => score === 0 && lhr.categories.accessibility.auditRefs.some((ref) => ref.id === id),
    )
    .map(({ id }) => id);
  const shift = lhr.audits['cumulative-layout-shift']?.displayValue ?? '?';
  const blocked = lhr.audits['total-blocking-time']?.displayValue ?? '?';
  return { scores, failed, shift, blocked, index: lhr.environment.benchmarkIndex, report };
};

if (OWN_STACK) tributary('up', '--detach');
const browser = await launch({
  executablePath: process.env.CHROMIUM ?? 'chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
try {
  const state = JSON.parse(readFileSync(`${STATE_DIRECTORY}/state.json`, 'utf8'));
  const gateway = state.gateway_url.replace(/\/$/, '');
  const page = await browser.newPage();
  await signInAndConnect(page, gateway);
  mkdirSync(RESULTS, { recursive: true });
  console.log(
    'pages: Lighthouse, as somebody who was here before (to reach: performance ≥ 90, accessibility 100)',
  );

  /** @returns how fast the machine was meanwhile */
  const measureAll = async (form, how) => {
    const indices = [];
    for (const [name, path] of Object.entries(PAGES)) {
      const { scores, failed, shift, blocked, index, report } = await measure(page, gateway + path, how);
      writeFileSync(`${RESULTS}/${name.replace(' ', '-')}-${form}.html`, String(report));
      const [performance, accessibility] = scores;
      console.log(
        `  ${form.padEnd(8)}${name.padEnd(14)}performance ${String(performance).padStart(3)}  accessibility ${String(accessibility).padStart(3)}` +
          `  layout shift ${shift.padEnd(5)}  blocked ${blocked}${failed.length > 0 ? `  ${failed.join(', ')}` : ''}`,
      );
      indices.push(index);
    }
    return median(indices);
  };

  const index = await measureAll('desktop', { config: desktopConfig });
  const cpuSlowdownMultiplier = slowdownOf(index);
  console.log(
    `  The machine's index is ${Math.round(index)}: slowed ${cpuSlowdownMultiplier.toFixed(1)} times it is a phone (one of ${DESKTOP_INDEX}: ${USUAL_SLOWDOWN} times).`,
  );
  await measureAll('phone', { flags: { throttling: { cpuSlowdownMultiplier } } });
} finally {
  await browser.close();
  if (OWN_STACK) tributary('down');
}
