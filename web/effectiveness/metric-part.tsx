// One metric: its target, its verdict, its baseline, and its frozen definition one key away.
import type { MetricState } from '../../server/effectiveness/contract.ts';
import type { Metric, Verdict } from '../../server/effectiveness/schemas.ts';
import { formatDate, formatPercent, t } from '../ui/messages.ts';
import { type CodeState, StateMark } from '../ui/state-mark.tsx';
import { factsOf, findingOf, otherReasons } from './finding.ts';
import { TrendChart } from './trend-chart.tsx';

const MARKS: Record<Verdict, CodeState> = { met: 'holds', improving: 'review', 'no-change-shown': 'suggested', worse: 'exploited', 'not-enough-data': 'suggested' };

const targetOf = ({ target }: Metric): string => {
  if (target.kind === 'reduction') return t('effectiveness.target.reduction', { share: formatPercent(100 * (1 - target.by)), months: target.withinMonths });
  if (target.kind === 'level') return t('effectiveness.target.level', { share: formatPercent(100 * target.atLeast), months: target.withinMonths });
  return t('effectiveness.target.zero', { months: target.windowMonths });
};

export function MetricPart({ state }: { state: MetricState }) {
  const { metric, baseline, result } = state;
  const facts = factsOf(state);
  const hasChart = state.trend.some(({ interval }) => interval !== null);
  return (
    <li className="effectiveness-metric">
      <div className="effectiveness-head">
        <h3 data-content>{metric.name}</h3>
        <StateMark state={MARKS[result.verdict]}>{t(`effectiveness.verdict.${result.verdict}`)}</StateMark>
      </div>
      {!hasChart && <p className="effectiveness-finding">{findingOf(state)}</p>}
      {otherReasons(result).map((reason) => <p key={reason}>{reason}</p>)}
      <TrendChart state={state} />
      {facts.length > 0 && (
        <dl className="effectiveness-definition effectiveness-facts">
          {facts.map(({ name, said }) => <Fact key={name} name={name} said={said} />)}
        </dl>
      )}
      <p>{targetOf(metric)}</p>
      <p className="soft">{baseline === null ? t('effectiveness.baseline.none') : t('effectiveness.baseline.closed', { from: formatDate(baseline.startsOn), to: formatDate(baseline.endsOn), on: formatDate(baseline.closedAt) })}</p>
      <details>
        <summary>{t('effectiveness.definition', { version: metric.version })}</summary>
        <dl className="effectiveness-definition">
          <dt>{t('effectiveness.numerator')}</dt>
          <dd data-content>{metric.numerator}</dd>
          <dt>{t('effectiveness.denominator')}</dt>
          <dd data-content>{metric.denominator}</dd>
          <dt>{t('effectiveness.source')}</dt>
          <dd data-content>{metric.source}</dd>
          <dt>{t('effectiveness.exclusions')}</dt>
          <dd data-content><ul>{metric.exclusions.map((line) => <li key={line}>{line}</li>)}</ul></dd>
          <dt>{t('effectiveness.baseline-method')}</dt>
          <dd data-content>{metric.baselineMethod}</dd>
          <dt>{t('effectiveness.method')}</dt>
          <dd data-content>{metric.method}</dd>
          <dt>{t('effectiveness.id')}</dt>
          <dd><code>{metric.id}</code></dd>
        </dl>
      </details>
    </li>
  );
}

function Fact({ name, said }: { name: string; said: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="numbers">{said}</dd>
    </>
  );
}
