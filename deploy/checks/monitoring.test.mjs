import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { derived } from '../monitoring/build.mjs';

const folder = join(import.meta.dirname, '..', 'monitoring');
const read = (name) => readFileSync(join(folder, name), 'utf8');
const rules = parse(read('rules.yaml')).groups.flatMap((group) => group.rules);
const alerts = rules.filter((rule) => rule.alert);

/** Metrics of METRICS.md with their labels. */
const metrics = new Map(
  [...read('METRICS.md').matchAll(/^\| `([a-z_]+)` \| [a-z]+ \| ?([a-z_, ]*?) \|/gm)].map(([, name, labels]) => [
    name,
    new Set(labels.split(',').map((label) => label.trim()).filter((label) => label !== '')),
  ]),
);
/** What Prometheus itself adds or makes. */
const added = ['job', 'instance', 'service'];
const own = new Map([['up', []], ['ALERTS', ['alertname', 'alertstate', 'severity', 'slo']]]);
for (const { record } of rules.filter((rule) => rule.record)) own.set(record, []);

function run(command, ...options) {
  const done = spawnSync(command, options, { cwd: folder, encoding: 'utf8' });
  assert.equal(done.error, undefined, `${command} is missing: install Debian's packages prometheus and prometheus-alertmanager`);
  return { status: done.status, output: done.stdout + done.stderr };
}

test('Prometheus accepts the rules and its configuration', () => {
  const checked = run('promtool', 'check', 'config', 'prometheus.yml');
  assert.equal(checked.status, 0, checked.output);
});

test('every alert fires when it must and not otherwise', () => {
  const tested = run('promtool', 'test', 'rules', 'rules.test.yaml');
  assert.equal(tested.status, 0, tested.output);
});

test('every alert is shown a world in which it fires, and one in which it does not', () => {
  const shown = parse(read('rules.test.yaml')).tests.flatMap((each) => each.promql_expr_test ?? []);
  for (const { alert } of alerts) {
    const about = shown.filter(({ expr }) => expr.includes(`alertname="${alert}"`));
    assert.ok(about.some(({ exp_samples }) => exp_samples.length > 0), `${alert} is not shown to fire`);
    assert.ok(about.some(({ exp_samples }) => exp_samples.length === 0), `${alert} is not shown to be quiet`);
  }
});

test('every alert has a runbook, and every runbook an alert', () => {
  const chapters = [...read('runbooks.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name.toLowerCase());
  const linked = alerts.map((alert) => alert.annotations.runbook_url);
  for (const link of linked) {
    const [file, chapter] = link.split('#');
    assert.ok(existsSync(join(import.meta.dirname, '..', '..', file)), link);
    assert.ok(chapters.includes(chapter), `${link} leads nowhere`);
  }
  for (const chapter of chapters) {
    assert.ok(linked.some((link) => link.endsWith(`#${chapter}`)), `no alert leads to ${chapter}`);
  }
});

test('Alertmanager accepts its configuration, and every severity has a receiver', () => {
  const checked = run('amtool', 'check-config', 'alertmanager.yml');
  assert.equal(checked.status, 0, checked.output);
  const to = (severity) => run('amtool', 'config', 'routes', 'test', '--config.file=alertmanager.yml', `severity=${severity}`).output.split('\n')[0];
  assert.deepEqual([to('page'), to('ticket')], ['page', 'ticket']);
  assert.deepEqual([...new Set(alerts.map((alert) => alert.labels.severity))].sort(), ['page', 'ticket']);
});

test('what Alertmanager holds back names alerts that exist', () => {
  const names = alerts.map((alert) => alert.alert);
  for (const rule of parse(read('alertmanager.yml')).inhibit_rules) {
    for (const matcher of [...rule.source_matchers, ...rule.target_matchers]) {
      const [, pattern] = matcher.match(/alertname =~? "(.+)"/) ?? [];
      for (const part of pattern?.split('|') ?? []) {
        assert.ok(names.some((name) => new RegExp(`^(?:${part})$`).test(name)), `${part} matches no alert`);
      }
    }
  }
});

test('every rule asks for metrics and labels that are exported', () => {
  for (const rule of rules) assertKnown(rule.expr, rule.alert ?? rule.record);
});

test('every panel asks for metrics and labels that are exported', () => {
  const boards = Object.entries(derived()).filter(([name]) => name.endsWith('.json'));
  assert.equal(boards.length, 6);
  for (const [name, text] of boards) {
    for (const panel of JSON.parse(text).panels) {
      for (const target of panel.targets) {
        assertKnown(target.expr, `${name}: ${panel.title}`);
        for (const [, label] of target.legendFormat.matchAll(/\{\{(\w+)\}\}/g)) {
          assert.ok(target.expr.includes(label) || added.includes(label), `${name}: ${panel.title} shows ${label}`);
        }
      }
    }
  }
});

test('a metric or a label nobody exports would be noticed', () => {
  assert.throws(() => assertKnown('sum(rate(tributary_imports_finished_total[5m]))', ''), /tributary_imports_finished_total/);
  assert.throws(() => assertKnown('sum by (bank) (tributary_bank_resting)', ''), /bank/);
  assert.throws(() => assertKnown('tributary_bank_resting{bank="x"}', ''), /bank/);
});

test('what is derived is in step with what it is derived from', () => {
  for (const [name, text] of Object.entries(derived())) {
    assert.equal(read(name), text, `${name} is old: node deploy/monitoring/build.mjs`);
  }
});

/** Holds an expression to METRICS.md: strings and ranges aside, what is no function, keyword or label is a metric. */
function assertKnown(expr, where) {
  const plain = expr.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\[[^\]]*\]/g, '');
  const grouped = [...plain.matchAll(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g)].flatMap(([, list]) => list.split(','));
  const matched = [...plain.matchAll(/\{([^}]*)\}/g)].flatMap(([, list]) => [...list.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label));
  const rest = plain
    .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ')
    .replace(/\{[^}]*\}/g, ' ');
  const names = [...rest.matchAll(/[A-Za-z_:][\w:]*/g)]
    .filter(({ 0: name, index }) => !/^\s*\(/.test(rest.slice(index + name.length)) && !['and', 'or', 'unless', 'by', 'sum', 'max', 'count'].includes(name))
    .filter(({ 0: name, index }) => !/\d$/.test(rest.slice(0, index)) || name.length > 2)
    .map(([name]) => name);
  assert.ok(names.length > 0, `${where}: no metric in ${expr}`);
  const labels = new Set(added);
  for (const name of names) {
    const known = metrics.get(name) ?? own.get(name);
    assert.ok(known, `${where}: ${name} is in no table of METRICS.md`);
    for (const label of known) labels.add(label);
  }
  for (const label of [...grouped, ...matched].map((each) => each.trim()).filter((each) => each !== '')) {
    assert.ok(labels.has(label), `${where}: ${label} is no label of ${names.join(', ')}`);
  }
}
