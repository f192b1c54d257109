// Whoever serves the app sends what lies beside a file as .gz to every browser that takes it: a third of the size.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const worthIt = 1024;
const text = /^[^.].*\.(js|css|html|svg)$/;

for (const name of readdirSync(dist, { recursive: true })) {
  if (!text.test(name)) continue;
  const content = readFileSync(new URL(name, dist));
  if (content.length > worthIt) writeFileSync(new URL(`${name}.gz`, dist), gzipSync(content, { level: 9 }));
}
