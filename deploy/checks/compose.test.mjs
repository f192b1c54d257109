import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, 'docker-compose.yml');
const text = readFileSync(file, 'utf8');
const compose = parse(text, { merge: true });

// The rule left out cannot read an address that is a variable.
function errorsOf(path) {
  const lint = spawnSync(join(import.meta.dirname, 'node_modules', '.bin', 'dclint'), [path, '--quiet', '--disable-rule', 'no-unbound-port-interfaces'], { encoding: 'utf8' });
  return { status: lint.status, output: lint.stdout + lint.stderr };
}

test('the compose file keeps to the specification', () => {
  const { status, output } = errorsOf(file);
  assert.equal(status, 0, output);
});

test('a key nobody knows would be noticed', () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'compose-')), 'docker-compose.yml');
  writeFileSync(broken, text.replace('healthcheck:', 'healthchek:'));
  assert.notEqual(errorsOf(broken).status, 0);
});

test('every variable without a default is in .env.example', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  for (const [, name] of text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)) {
    assert.match(example, new RegExp(`^#? ?${name}=`, 'm'), name);
  }
});

test('every service is limited, and says whether it is well', () => {
  for (const name of ['import-api', 'sync-worker', 'enrichment-worker', 'notifier', 'scheduler']) {
    const service = compose.services[name];
    assert.equal(service.read_only, true, name);
    assert.deepEqual(service.cap_drop, ['ALL'], name);
    assert.ok(service.mem_limit, name);
    assert.ok(service.healthcheck, name);
  }
});
