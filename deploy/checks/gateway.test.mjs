// The gateway's configuration, run by a real nginx before a service that says what it was told.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const template = readFileSync(join(root, 'deploy', 'gateway', 'default.conf.template'), 'utf8');
const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find(runs);

function runs(command) {
  try {
    execFileSync(command, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const free = () =>
  new Promise((resolve) => {
    const socket = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

let base;
let service;
let running;
let directory;

before(async () => {
  assert.ok(nginx, 'Testing the gateway needs nginx. Debian: apt-get install nginx-light; macOS: brew install nginx.');
  service = http.createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end(JSON.stringify(request.headers)));
  });
  await new Promise((resolve) => service.listen(0, '127.0.0.1', resolve));
  const upstream = `127.0.0.1:${service.address().port}`;
  const port = await free();
  const settings = {
    IMPORT_API: upstream,
    SYNC_WORKER: upstream,
    ENRICHMENT_WORKER: `127.0.0.1:${await free()}`,
    NOTIFIER: upstream,
    SCHEDULER: upstream,
    OIDC_ISSUER_URL: 'https://identity.example.org/realms/tributary',
    OIDC_CLIENT_ID: 'tributary-web',
    CORS_ALLOWED_ORIGINS: 'https://app.example.org|https://other.example.org',
    REQUESTS_PER_SECOND: '5',
    REQUESTS_AT_ONCE: '20',
  };
  directory = mkdtempSync(join(tmpdir(), 'gateway-'));
  // Workers of an nginx that root starts are nobody's.
  chmodSync(directory, 0o755);
  mkdirSync(join(directory, 'web', 'assets'), { recursive: true });
  writeFileSync(join(directory, 'web', 'index.html'), '<html>the app</html>');
  writeFileSync(join(directory, 'web', 'assets', 'app.js'), 'run()');
  writeFileSync(join(directory, 'web', 'assets', 'app.js.gz'), gzipSync('run()'));
  const server = template
    .replace(/\$\{([A-Z_]+)\}/g, (_, name) => settings[name])
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replaceAll('/srv/web', join(directory, 'web'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${directory}/${kind};`)
    .join(' ');
  writeFileSync(
    join(directory, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${directory}/pid; error_log ${directory}/error.log;
     events {} http { access_log off; ${temporary} ${server} }`,
  );
  execFileSync(nginx, ['-t', '-q', '-c', join(directory, 'nginx.conf')]);
  running = spawn(nginx, ['-c', join(directory, 'nginx.conf')], { stdio: 'inherit' });
  base = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await fetch(`${base}/config.json`, { headers: { authorization: 'Bearer starting' } });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});

after(() => {
  running?.kill();
  service?.close();
  if (directory) rmSync(directory, { recursive: true, force: true });
});

const ask = (path, headers = {}, more = {}) =>
  fetch(base + path, { headers: { authorization: `Bearer ${path}`, ...headers }, ...more });

test('every answer carries the headers a browser goes by', async () => {
  for (const path of ['/', '/assets/app.js', '/config.json', '/api/truelayer/import/queue', '/api/truelayer/costs']) {
    const { headers } = await ask(path, { 'x-forwarded-proto': 'https' });
    assert.match(headers.get('content-security-policy'), /connect-src 'self' https:\/\/identity\.example\.org;/, path);
    assert.match(headers.get('content-security-policy'), /frame-ancestors 'self'/, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
    assert.match(headers.get('strict-transport-security'), /max-age=31536000/, path);
  }
});

test('a file is sent compressed to who takes it', async () => {
  const compressed = await ask('/assets/app.js', { 'accept-encoding': 'gzip' });
  assert.equal(compressed.headers.get('content-encoding'), 'gzip');
  assert.match(compressed.headers.get('vary'), /Accept-Encoding/);
  assert.equal(await compressed.text(), 'run()');
  const plain = await ask('/assets/app.js', { 'accept-encoding': 'identity' });
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(await plain.text(), 'run()');
});

test('what a caller says of its address is not believed, and its token is passed on', async () => {
  const claims = Object.fromEntries(
    ['x-forwarded-for', 'x-real-ip', 'x-psu-ip', 'x-forwarded-prefix', 'forwarded'].map((name) => [name, '6.6.6.6']),
  );
  for (const path of ['/api/truelayer/import/plan', '/api/truelayer/me', '/ws/imports']) {
    const told = await (await ask(path, claims)).text();
    assert.ok(!told.includes('6.6.6.6'), told);
    assert.ok(told.includes(`Bearer ${path}`), told);
  }
});

test('a page of an allowed origin may ask, and no other', async () => {
  const preflight = (origin) =>
    ask('/api/truelayer/import/plan', { origin, 'access-control-request-method': 'POST' }, { method: 'OPTIONS' });
  const allowed = await preflight('https://app.example.org');
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://app.example.org');
  assert.match(allowed.headers.get('access-control-allow-headers'), /Idempotency-Key/);
  for (const origin of ['https://evil.example.org', 'https://app.example.org.evil.com', 'null']) {
    assert.equal((await preflight(origin)).headers.get('access-control-allow-origin'), null, origin);
  }
});

test('who asks too much waits, and nobody else does', async () => {
  const greedy = await Promise.all(
    Array.from({ length: 60 }, () => ask('/api/truelayer/import/queue', { authorization: 'Bearer greedy' })),
  );
  const refused = greedy.filter(({ status }) => status === 429);
  assert.ok(refused.length >= 20, `${refused.length} refused`);
  assert.equal(refused[0].headers.get('retry-after'), '1');
  assert.equal((await refused[0].json()).code, 'too_many_requests');
  assert.equal((await ask('/api/truelayer/import/queue', { authorization: 'Bearer modest' })).status, 200);
});

test('a request that is too large and a service that is away are told as problems', async () => {
  const large = await ask('/api/truelayer/import/plan', {}, { method: 'POST', body: 'x'.repeat(300 * 1024) });
  assert.equal(large.status, 413);
  assert.equal((await large.json()).code, 'request_too_large');
  const away = await ask('/api/truelayer/costs/summary');
  assert.equal(away.status, 503);
  assert.equal(away.headers.get('retry-after'), '5');
  assert.equal((await away.json()).code, 'service_unavailable');
});
