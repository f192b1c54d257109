import { answer, type Exchange, type Route } from './fake-http.ts';

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const base = {
  account_ids: [] as string[],
  all_accounts: true,
  zone: 'Europe/London',
  jitter_minutes: 10,
  days_back: null as number | null,
  incremental: true,
  auto_enrich: true,
  enabled: true,
  overlap: 'skip',
  missed_runs: 'run_once',
  failing_since: null as string | null,
  disabled_reason: null as string | null,
  warnings: [] as { code: string; message: string }[],
  created_at: inHours(-900),
  changed_at: inHours(-900),
};

let schedules: Record<string, unknown>[] = [
  {
    ...base,
    schedule_id: 'sch-1',
    name: 'Every morning',
    frequency: { type: 'daily', time: '06:30' },
    next_run_at: inHours(9.4),
    last_run_at: inHours(-14.6),
    last_status: 'completed',
  },
  {
    ...base,
    schedule_id: 'sch-2',
    name: 'Cards at the end of the month',
    all_accounts: false,
    account_ids: ['platinum-card'],
    incremental: false,
    days_back: 45,
    frequency: { type: 'monthly', time: '22:00', day_of_month: 31 },
    next_run_at: inHours(80),
    last_run_at: inHours(-600),
    last_status: 'partial',
    warnings: [
      {
        code: 'consent_ends_before_next_run',
        message: 'The consent for Meadow Building Society ends before the next run. Renew it in time.',
      },
    ],
  },
  {
    ...base,
    schedule_id: 'sch-3',
    name: 'Old savings',
    enabled: false,
    frequency: { type: 'weekly', time: '07:00', day_of_week: 'sunday' },
    next_run_at: null,
    last_run_at: inHours(-200),
    last_status: 'failed',
    disabled_reason: 'only_failed',
    warnings: [
      {
        code: 'switched_off',
        message:
          'Every run has failed for a week, so the schedule was switched off. Look at its runs for the reason, mend it, and switch it on again.',
      },
    ],
  },
];

const runs = [
  {
    run_id: 'run-1',
    due_at: inHours(-14.6),
    trigger: 'schedule',
    status: 'completed',
    job_id: 'job-1',
    reason: null,
    message: null,
    next_step: null,
  },
  {
    run_id: 'run-2',
    due_at: inHours(-38.6),
    trigger: 'person',
    status: 'partial',
    job_id: 'job-2',
    reason: 'consent_expired',
    message: "Holiday pot: The bank's consent has ended.",
    next_step: 'Renew the consent, then retry.',
  },
  {
    run_id: 'run-3',
    due_at: inHours(-62.6),
    trigger: 'schedule',
    status: 'skipped',
    job_id: null,
    reason: 'overlap',
    message: 'The import before this one was still going.',
    next_step: 'Run it less often, or let the schedule queue instead of skip.',
  },
].map((run) => ({ ...run, schedule_id: 'sch-1', fired_at: run.due_at, ended_at: run.due_at }));

const preview = ({ response, body }: Exchange) => {
  const frequency = body.frequency as { type: string; time?: string };
  if (frequency.type !== 'cron' && !/^\d\d:\d\d$/.test(frequency.time ?? '')) {
    answer(response, 422, {
      status: 422,
      code: 'invalid_time',
      field: 'frequency.time',
      detail: 'Give the local time as hours and minutes from 00:00 to 23:59, such as 06:30.',
    });
    return;
  }
  const apart = frequency.type === 'weekly' ? 168 : frequency.type === 'monthly' ? 730 : 24;
  answer(response, 200, { items: Array.from({ length: 5 }, (_, index) => inHours(9.4 + index * apart)) });
};

const save = ({ response, body, caught }: Exchange) => {
  if (typeof body.name !== 'string' || body.name.trim() === '') {
    answer(response, 422, {
      status: 422,
      code: 'invalid_name',
      field: 'name',
      detail: 'Give the schedule a name of 1 to 100 characters.',
    });
    return;
  }
  const known = schedules.find(({ schedule_id }) => schedule_id === caught[0]);
  const next = {
    ...base,
    last_run_at: null,
    last_status: null,
    schedule_id: `sch-${schedules.length + 1}`,
    ...known,
    ...body,
    next_run_at: body.enabled === false ? null : inHours(9.4),
  };
  schedules = known ? schedules.map((each) => (each === known ? next : each)) : [...schedules, next];
  answer(response, known ? 200 : 201, next);
};

export const scheduleRoutes: Route[] = [
  {
    at: /^GET \/api\/truelayer\/schedules$/,
    run: ({ response }) => answer(response, 200, { items: schedules }),
  },
  { at: /^POST \/api\/truelayer\/schedules\/preview$/, run: preview },
  { at: /^POST \/api\/truelayer\/schedules$/, run: save },
  { at: /^PUT \/api\/truelayer\/schedules\/([^/]+)$/, run: save },
  {
    at: /^DELETE \/api\/truelayer\/schedules\/([^/]+)$/,
    run: ({ response, caught }) => {
      schedules = schedules.filter(({ schedule_id }) => schedule_id !== caught[0]);
      response.statusCode = 204;
      response.end();
    },
  },
  {
    at: /^GET \/api\/truelayer\/schedules\/([^/]+)\/runs$/,
    run: ({ response }) => answer(response, 200, { items: runs }),
  },
  {
    at: /^POST \/api\/truelayer\/schedules\/([^/]+)\/run-now$/,
    run: ({ response }) => answer(response, 202, runs[0]),
  },
];
