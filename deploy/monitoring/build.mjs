// Writes what is derived: the Prometheus operator's resource from rules.yaml, and Grafana's dashboards from what they are to show.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;

/** Name of a file beside this one → its text. */
export function derived() {
  const files = { 'prometheus-rule.yaml': prometheusRule(readFileSync(join(here, 'rules.yaml'), 'utf8')) };
  for (const board of boards) {
    files[`dashboards/${board.uid}.json`] = `${JSON.stringify(dashboard(board), null, 1)}\n`;
  }
  return files;
}

function prometheusRule(rules) {
  const groups = rules.slice(rules.indexOf('groups:')).replace(/^(?=.)/gm, '  ');
  return `# Written by build.mjs from rules.yaml.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: tributary
spec:
${groups}`;
}

const rate = (metric, by, matchers = '') => `sum by (${by}) (rate(${metric}${matchers}[$__rate_interval]))`;
const p99 = (metric, by = 'le') => `histogram_quantile(0.99, sum by (${by}) (rate(${metric}[$__rate_interval])))`;

const boards = [
  {
    uid: 'overview', title: 'Overview', panels: [
      ['Replicas that answer', 'sum by (service) (up{job="tributary"})', '{{service}}'],
      ['Alerts', 'count by (alertname) (ALERTS{alertstate="firing"})', '{{alertname}}'],
      ['Import success (1 h)', '1 - tributary:imports_bad:ratio_rate1h', 'good', 'percentunit'],
      ['Progress within 250 ms (1 h)', '1 - tributary:progress_bad:ratio_rate1h', 'good', 'percentunit'],
      ['Schedules within 1 s (1 h)', '1 - tributary:schedules_bad:ratio_rate1h', 'good', 'percentunit'],
      ['Requests a second', rate('http_server_requests_seconds_count', 'service, status'), '{{service}} {{status}}', 'reqps'],
      ['Time of a request', 'sum by (service) (rate(http_server_requests_seconds_sum[$__rate_interval])) / sum by (service) (rate(http_server_requests_seconds_count[$__rate_interval]))', '{{service}}', 's'],
      ['Heap', 'sum by (service, instance) (jvm_memory_used_bytes{area="heap"})', '{{service}} {{instance}}', 'bytes'],
      ['CPU', 'process_cpu_usage', '{{service}} {{instance}}', 'percentunit'],
      ['Open streams', 'sum(tributary_notifier_sockets)', 'sockets'],
    ],
  },
  {
    uid: 'imports', title: 'Imports', panels: [
      ['On their way', 'max by (status) (tributary_imports_live)', '{{status}}'],
      ['Longest wait in the queue', 'max(tributary_imports_queue_age_seconds)', 'queue', 's'],
      ['Ended an hour', 'sum by (outcome, origin) (increase(tributary_imports_ended_total[1h]))', '{{outcome}} {{origin}}'],
      ['Accounts an hour, by reason', 'sum by (result, reason) (increase(tributary_imports_accounts_ended_total[1h]))', '{{result}} {{reason}}'],
      ['Rows a second', rate('tributary_bank_rows_total', 'outcome'), '{{outcome}}'],
      ['Accounts that wait', 'max by (reason) (tributary_bank_accounts_waiting)', '{{reason}}'],
      ['Commit to frame, p99', p99('tributary_notifier_progress_delay_seconds_bucket'), 'p99', 's'],
      ['Frames a second', rate('tributary_notifier_frames_total', 'kind'), '{{kind}}'],
    ],
  },
  {
    uid: 'banks', title: 'Banks', panels: [
      ['Calls a second', rate('tributary_bank_calls_seconds_count', 'provider, outcome'), '{{provider}} {{outcome}}', 'reqps'],
      ['Share that fails', 'sum by (provider) (rate(tributary_bank_calls_seconds_count{outcome="bank_failed"}[$__rate_interval])) / sum by (provider) (rate(tributary_bank_calls_seconds_count[$__rate_interval]))', '{{provider}}', 'percentunit'],
      ['Time of a call', 'sum by (provider) (rate(tributary_bank_calls_seconds_sum[$__rate_interval])) / sum by (provider) (rate(tributary_bank_calls_seconds_count[$__rate_interval]))', '{{provider}}', 's'],
      ['Left alone', 'max by (provider) (tributary_bank_resting)', '{{provider}}'],
      ['Calls a minute, and our limit', 'sum(rate(tributary_bank_calls_seconds_count[$__rate_interval])) * 60', 'made', 'short', 'max(tributary_bank_rate_limit)', 'limit'],
      ['Unattended calls an hour', 'sum by (provider) (increase(tributary_bank_quota_used_total[1h]))', '{{provider}}'],
      ['Calls that did not leave, an hour', 'sum by (provider, reason) (increase(tributary_bank_calls_refused_total[1h]))', '{{provider}} {{reason}}'],
      ['Consents that end within', 'max by (within) (tributary_bank_consents_ending)', '{{within}}'],
    ],
  },
  {
    uid: 'enrichment', title: 'Enrichment and cost', panels: [
      ['Rows a second, by who decided', rate('tributary_enrichment_rows_total', 'source'), '{{source}}'],
      ['Rows that wait', 'max(tributary_enrichment_waiting)', 'waiting'],
      ['The oldest', 'max(tributary_enrichment_waiting_age_seconds)', 'age', 's'],
      ['Parked', 'max by (reason) (tributary_enrichment_parked)', '{{reason}}'],
      ['Calls of models a minute', 'sum by (model, outcome) (rate(tributary_model_calls_total[$__rate_interval])) * 60', '{{model}} {{outcome}}'],
      ['Tokens a minute', 'sum by (model, kind) (rate(tributary_model_tokens_total[$__rate_interval])) * 60', '{{model}} {{kind}}'],
      ['Spent in 24 hours', 'sum by (kind, currency) (increase(tributary_cost_spent_total[24h]))', '{{kind}} {{currency}}'],
      ['Calls of unknown price, an hour', 'sum by (resource) (increase(tributary_cost_unknown_prices_total[1h]))', '{{resource}}'],
      ['Calls not settled', 'max(tributary_cost_unsettled_calls)', 'calls'],
      ['Kept from being made, an hour', 'sum by (obstacle) (increase(tributary_cost_refused_calls_total[1h]))', '{{obstacle}}'],
    ],
  },
  {
    uid: 'schedules', title: 'Schedules', panels: [
      ['Lateness, p99', p99('tributary_schedules_lateness_seconds_bucket'), 'p99', 's'],
      ['Fired a minute', 'sum(rate(tributary_schedules_lateness_seconds_count[$__rate_interval])) * 60', 'fired'],
      ['Overdue', 'max(tributary_schedules_overdue_seconds)', 'overdue', 's'],
      ['Runs that ended, an hour', 'sum by (status) (increase(tributary_schedules_runs_total[1h]))', '{{status}}'],
    ],
  },
  {
    uid: 'messages', title: 'Kafka and PostgreSQL', panels: [
      ['Lag by topic', 'sum by (service, topic) (kafka_consumer_fetch_manager_records_lag)', '{{service}} {{topic}}'],
      ['Oldest row of the outbox', 'max by (service) (tributary_outbox_age_seconds)', '{{service}}', 's'],
      ['Rows of the outbox', 'max by (service) (tributary_outbox_rows)', '{{service}}'],
      ['Published a second', rate('tributary_outbox_published_total', 'service'), '{{service}}'],
      ['Dead letters that wait', 'max by (topic) (tributary_dead_letters)', '{{topic}}'],
      ['Put aside an hour', 'sum by (service, topic) (increase(tributary_messages_dead_total[1h]))', '{{service}} {{topic}}'],
      ['Messages that had to wait, an hour', 'sum by (service, topic) (increase(tributary_messages_waits_total[1h]))', '{{service}} {{topic}}'],
    ],
  },
];

function dashboard({ uid, title, panels }) {
  return {
    uid: `tributary-${uid}`, title: `Tributary: ${title}`, tags: ['tributary'], schemaVersion: 39, editable: false,
    time: { from: 'now-6h', to: 'now' }, refresh: '30s',
    panels: panels.map(([name, expr, legend, unit = 'short', second, secondLegend], at) => ({
      id: at + 1, title: name, type: 'timeseries',
      datasource: { type: 'prometheus', uid: 'prometheus' },
      gridPos: { x: (at % 2) * 12, y: Math.floor(at / 2) * 8, w: 12, h: 8 },
      fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
      targets: [[expr, legend], [second, secondLegend]].filter(([query]) => query !== undefined)
        .map(([query, name], index) => ({ refId: 'AB'[index], expr: query, legendFormat: name })),
    })),
  };
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(join(here, 'dashboards'), { recursive: true });
  for (const [name, text] of Object.entries(derived())) {
    writeFileSync(join(here, name), text);
  }
}
