// First load must stay light on a phone: the build fails when its scripts together outgrow the budget.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 300_000;
const assets = new URL('../dist/assets', import.meta.url).pathname;
const gzipped = (extension) =>
  readdirSync(assets)
    .filter((name) => name.endsWith(extension))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);

const scripts = gzipped('.js');
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `gzipped: script ${kilobytes(scripts)} of ${kilobytes(budget)}, styles ${kilobytes(gzipped('.css'))}`,
);
if (scripts > budget) {
  console.error('The scripts outgrew their budget: split a route off with lazy(), or drop a dependency.');
  process.exit(1);
}
