// A first visit must stay light on a phone: the build fails when a page needs more script than the budget, gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 300_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const pages = Object.keys(manifest).filter((key) => key.startsWith('src/app/pages/'));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);

const sizes = new Map();
const gzipped = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist))).length);
  return sizes.get(file);
};

/** What a chunk brings along: all it imports, and what it fetches later too, as long as that is not another page. */
const closure = (key, { later }, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  for (const next of imports) closure(next, { later }, seen);
  if (later) {
    for (const next of dynamicImports) if (!pages.includes(next)) closure(next, { later }, seen);
  }
  return seen;
};

const weight = (page) => {
  const chunks = new Set([...closure(entry, { later: false }), ...closure(page, { later: true })]);
  const files = new Set([...chunks].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')));
  return [...files].reduce((sum, file) => sum + gzipped(file), 0);
};

if (!entry || pages.length === 0) throw new Error('The manifest names no entry or no page of src/app/pages.');
const weights = pages.map((page) => ({ page: page.replace(/^.*\/|\.tsx$/g, ''), bytes: weight(page) }));
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
for (const { page, bytes } of weights) console.log(`${kilobytes(bytes).padStart(9)}  ${page}`);
const tooHeavy = weights.filter(({ bytes }) => bytes > budget);
if (tooHeavy.length > 0) {
  const names = tooHeavy.map(({ page }) => page).join(', ');
  console.error(
    `More than ${kilobytes(budget)} of gzipped script: ${names}. Split a part off, or drop a dependency.`,
  );
  process.exit(1);
}
