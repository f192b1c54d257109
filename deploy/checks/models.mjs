/** The package that knows a group of kinds, and the group's folder in it. */
const packages = {
  '': ['kubernetes-models', ''],
  apps: ['kubernetes-models', 'apps'],
  autoscaling: ['kubernetes-models', 'autoscaling'],
  policy: ['kubernetes-models', 'policy'],
  'networking.k8s.io': ['kubernetes-models', 'networking.k8s.io'],
  'gateway.networking.k8s.io': ['@kubernetes-models/gateway-api', 'gateway.networking.k8s.io'],
  'monitoring.coreos.com': ['@kubernetes-models/prometheus-operator', 'monitoring.coreos.com'],
  'keda.sh': ['@kubernetes-models/keda', 'keda.sh'],
  'kafka.strimzi.io': ['@kubernetes-models/strimzi-kafka-operator', 'kafka.strimzi.io'],
  'postgresql.cnpg.io': ['@kubernetes-models/cloudnative-pg', 'postgresql.cnpg.io'],
  'external-secrets.io': ['@kubernetes-models/external-secrets', 'external-secrets.io'],
};

/** @returns the module that exports the kind and its interface `I<kind>` */
export function moduleOf({ apiVersion, kind }) {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const known = packages[group];
  if (known === undefined) {
    throw new Error(`no schema for ${apiVersion} ${kind}: name its package in models.mjs`);
  }
  return [known[0], known[1], version].filter((part) => part !== '').join('/');
}
