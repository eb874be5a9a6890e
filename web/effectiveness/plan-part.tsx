// What these teams and volumes can show, and by when; what was entered stands in the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Plan } from '../../server/effectiveness/contract.ts';
import type { Metric, MetricId } from '../../server/effectiveness/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber, formatPercent, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { Select, TextInput } from '../ui/text-input.tsx';
import { PowerChart } from './power-chart.tsx';

/** As the server takes them. */
const MOST_VOLUME = 1_000_000;
const MOST_TEAMS = 500;
const MOST_NOW = 0.99;

type Entered = { metric: string; teams: string; volume: string; now: string };

/** What a middling organisation may have, to begin with; `now` is per as many as the metric is shown per. */
const USUAL: Record<MetricId, { volume: number; now: number }> = {
  ai_tool_data_exposure: { volume: 300, now: 8 },
  ai_code_review_catch_rate: { volume: 20, now: 40 },
  prompt_injection_in_new_code: { volume: 2, now: 0.3 },
  secret_exposure_in_ai_tools: { volume: 3000, now: 1 },
};

export function PlanPart({ metrics, teams }: { metrics: readonly Metric[]; teams: number }) {
  const search: Partial<Record<keyof Entered, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const metricOf = (id: unknown): Metric => metrics.find((metric) => metric.id === id) ?? metrics[0]!;
  const usual = (metric: Metric): Entered => ({ metric: metric.id, teams: String(Math.max(1, teams)), volume: String(USUAL[metric.id].volume), now: String(USUAL[metric.id].now) });
  const most = { teams: MOST_TEAMS, volume: MOST_VOLUME, now: MOST_NOW * metricOf(search.metric).per };
  const given = (['teams', 'volume', 'now'] as const).filter((name) => Number(search[name] ?? Number.NaN) > 0 && Number(search[name]) <= most[name]);
  const shown: Entered = { ...usual(metricOf(search.metric)), ...Object.fromEntries(given.map((name) => [name, String(Number(search[name]))])) };
  const [entered, setEntered] = useState<Entered>(shown);
  const metric = metricOf(entered.metric);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: paths.effectiveness(), search: { metric: entered.metric, teams: Number(entered.teams), volume: Number(entered.volume), now: Number(entered.now) }, resetScroll: false });
  };
  const set = (part: Partial<Entered>): void => setEntered({ ...entered, ...part });
  return (
    <section className="effectiveness-part" aria-labelledby="plan">
      <h2 id="plan">{t('effectiveness.plan.title')}</h2>
      <p>{t('effectiveness.plan.says')}</p>
      <form className="field-row effectiveness-form" onSubmit={submit}>
        <Select label={t('effectiveness.plan.metric')} value={entered.metric} onValue={(id) => setEntered({ ...usual(metricOf(id)), teams: entered.teams })} options={metrics.map(({ id, name }) => ({ value: id, label: name, isContent: true }))} />
        <TextInput label={t('effectiveness.plan.teams')} type="number" min="1" max={MOST_TEAMS} step="1" required value={entered.teams} onValue={(value) => set({ teams: value })} />
        <TextInput label={t('effectiveness.plan.volume')} hint={t('effectiveness.plan.volume.hint')} type="number" min="0.01" max={MOST_VOLUME} step="any" required value={entered.volume} onValue={(value) => set({ volume: value })} />
        <TextInput label={t('effectiveness.plan.baseline', { per: metric.per })} type="number" min="0" max={MOST_NOW * metric.per} step="any" required value={entered.now} onValue={(value) => set({ now: value })} />
        <Button type="submit" look="primary">{t('effectiveness.plan.show')}</Button>
      </form>
      <PlanResult metric={metricOf(shown.metric)} entered={shown} />
    </section>
  );
}

function PlanResult({ metric, entered }: { metric: Metric; entered: Entered }) {
  const plan = useApi('GET /api/effectiveness/plan', { query: { metric: metric.id, teams: entered.teams, perTeamPerMonth: entered.volume, baseline: Number(entered.now) / metric.per } });
  if (plan.isPending) return <Loading />;
  if (plan.isError) return <Failing error={plan.error} />;
  return (
    <div className="effectiveness-result">
      <div role="status">
        <h3>{headline(plan.data)}</h3>
        {plan.data.canDrawLots ? sentences(metric, plan.data).map((sentence) => <p key={sentence}>{sentence}</p>) : <p>{t('effectiveness.plan.few.says')}</p>}
      </div>
      {plan.data.canDrawLots && <PowerChart curve={plan.data.curve} />}
    </div>
  );
}

const headline = ({ canDrawLots, monthsToProof }: Plan): string => {
  if (!canDrawLots) return t('effectiveness.plan.few');
  return monthsToProof === null ? t('effectiveness.plan.never') : t('effectiveness.plan.by', { count: monthsToProof });
};

const sentences = ({ better }: Metric, plan: Plan): string[] => {
  const share = plan.detectableInTime === null ? '' : formatPercent(100 * plan.detectableInTime);
  const said = [t('effectiveness.plan.in-time', { power: formatPercent(100 * plan.powerInTime) })];
  if (plan.detectableInTime === null) said.push(t('effectiveness.plan.detectable-none'));
  else said.push(better === 'down' ? t('effectiveness.plan.detectable-down', { share }) : t('effectiveness.plan.detectable-up', { share }));
  if (plan.recordsForLevel !== null) said.push(t('effectiveness.plan.level', { count: plan.recordsForLevel }));
  if (plan.expectedInWindow !== null) {
    const count = formatNumber(plan.expectedInWindow, { maximumSignificantDigits: 2 });
    said.push(plan.expectedInWindow < 3 ? t('effectiveness.plan.expected-few', { count }) : t('effectiveness.plan.expected', { count }));
  }
  return said;
};
