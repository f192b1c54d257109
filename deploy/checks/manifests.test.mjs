import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { manifests } from './kustomize.mjs';
import { moduleOf } from './models.mjs';

const root = join(import.meta.dirname, '..', '..');
const services = ['import-api', 'sync-worker', 'enrichment-worker', 'notifier', 'scheduler'];

for (const overlay of ['local', 'production']) {
  const all = manifests(overlay);
  const of = (kind) => all.filter((each) => each.kind === kind);
  const named = (kind, name) => of(kind).find((each) => each.metadata.name === name);

  test(`${overlay}: every manifest has the shape its schema asks for`, async () => {
    for (const manifest of all) {
      const Model = (await import(moduleOf(manifest)))[manifest.kind];
      assert.doesNotThrow(() => new Model(manifest).validate(), `${manifest.kind} ${manifest.metadata.name}`);
    }
  });

  test(`${overlay}: no manifest has a field its schema does not know`, () => {
    const folder = join(import.meta.dirname, 'node_modules', '.cache', overlay);
    mkdirSync(folder, { recursive: true });
    const lines = all.map(
      (each, at) =>
        `const m${at}: import('${moduleOf(each)}').I${each.kind} = ${JSON.stringify(each)}; // ${each.kind} ${each.metadata.name}`,
    );
    writeFileSync(join(folder, 'manifests.ts'), [...lines, 'export {};'].join('\n'));
    const tsc = join(import.meta.dirname, 'node_modules', '.bin', 'tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'];
    assert.doesNotThrow(() => execFileSync(tsc, [...options, join(folder, 'manifests.ts')], { encoding: 'utf8' }));
  });

  test(`${overlay}: every secret and setting a pod asks for is made by somebody`, () => {
    const made = new Set([
      ...of('Secret').map((each) => each.metadata.name),
      ...of('KafkaUser').map((each) => each.metadata.name),
      ...of('ExternalSecret').map((each) => each.spec.target?.name ?? each.metadata.name),
      ...of('ConfigMap').map((each) => each.metadata.name),
      'kafka-cluster-ca-cert',
    ]);
    const byHand = overlay === 'local' ? handmade(readFileSync(join(root, 'deploy', 'README.md'), 'utf8')) : [];
    const asked = JSON.stringify([...of('Deployment'), ...of('TriggerAuthentication'), ...of('Cluster')]);
    const names = [...asked.matchAll(/"(?:secretKeyRef|configMapKeyRef|configMapRef|passwordSecret)":\{(?:"key":"[^"]*",)?"name":"([^"]+)"|"secretName":"([^"]+)"/g)];
    assert.ok(names.length > 30, 'the pattern finds references');
    for (const [, reference, secretName] of names) {
      const name = reference ?? secretName;
      assert.ok(made.has(name) || byHand.includes(name), `${name} is asked for and made by nobody`);
    }
  });

  test(`${overlay}: every container is restricted and limited`, () => {
    for (const { metadata, spec } of of('Deployment')) {
      const pod = spec.template.spec;
      assert.equal(pod.securityContext.runAsNonRoot, true, metadata.name);
      assert.equal(pod.automountServiceAccountToken, false, metadata.name);
      for (const container of pod.containers) {
        assert.equal(container.securityContext.readOnlyRootFilesystem, true, metadata.name);
        assert.deepEqual(container.securityContext.capabilities.drop, ['ALL'], metadata.name);
        assert.ok(container.resources.limits.memory, metadata.name);
        assert.ok(container.readinessProbe && container.livenessProbe, metadata.name);
      }
    }
  });

  test(`${overlay}: whatever points at a workload points at one that is there`, () => {
    for (const target of [...of('HorizontalPodAutoscaler'), ...of('ScaledObject')]) {
      assert.ok(named('Deployment', target.spec.scaleTargetRef.name), target.metadata.name);
    }
    for (const route of of('HTTPRoute')) {
      for (const backend of route.spec.rules.flatMap((rule) => rule.backendRefs)) {
        assert.ok(named('Service', backend.name), `${route.metadata.name} → ${backend.name}`);
      }
    }
    for (const service of of('Service')) {
      const labels = named('Deployment', service.metadata.name).spec.template.metadata.labels;
      for (const [label, value] of Object.entries(service.spec.selector)) {
        assert.equal(labels[label], value, service.metadata.name);
      }
    }
  });

  test(`${overlay}: the topics are those of topics.tsv, each with its dead letters`, () => {
    const wanted = readFileSync(join(root, 'deploy', 'kafka', 'topics.tsv'), 'utf8').trim().split('\n')
      .map((line) => line.split('\t'))
      .flatMap(([name, partitions, policy]) => [[name, +partitions, policy], [`${name}.dead-letter`, 1, 'delete']]);
    const made = of('KafkaTopic').map(({ metadata, spec }) => [metadata.name, spec.partitions, spec.config['cleanup.policy']]);
    assert.deepEqual(made.sort(), wanted.sort());
  });

  test(`${overlay}: every service may read what it subscribes to, and lay dead letters aside`, () => {
    for (const service of services) {
      const properties = readFileSync(join(root, service, 'src', 'main', 'resources', 'application.properties'), 'utf8');
      const may = (topic, operation) =>
        named('KafkaUser', service).spec.authorization.acls.some(
          ({ resource, operations }) =>
            resource.type === 'topic' && covers(resource, topic) && operations.includes(operation),
        );
      for (const [, topic] of properties.matchAll(/^mp\.messaging\.incoming\.[^.]+\.topic=(.+)$/gm)) {
        assert.ok(may(topic, 'Read'), `${service} may not read ${topic}`);
      }
      for (const [, topic] of properties.matchAll(/dead-letter-queue\.topic=(.+)$/gm)) {
        assert.ok(may(topic, 'Write'), `${service} may not write ${topic}`);
      }
    }
  });
}

function covers(resource, topic) {
  return resource.patternType === 'prefix' ? topic.startsWith(resource.name) : resource.name === topic;
}

/** The secrets a person makes on their own machine, by the commands of deploy/README.md. */
function handmade(readme) {
  return [...readme.matchAll(/create secret generic ([a-z-]+)/g)].map(([, name]) => name);
}
