// Modules by the behaviour they are there for: what the rule says, what was decided, and on which numbers.
import type { LoggedDecision, ModuleLine } from '../../server/effectiveness/modules/contract.ts';
import { apiUrl, useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, formatList, formatPercent, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { DecideModuleForm } from './decide-module-form.tsx';
import './effectiveness.css';
import { effectivenessMessages } from './messages.ts';

addMessages(effectivenessMessages);

export function ModulesPage() {
  const isOwner = hasRole(usePerson(), 'owner');
  const report = useApi('GET /api/effectiveness/modules');
  return (
    <Page title={t('effectiveness.modules.title')} where={[{ label: t('shell.progress'), to: paths.progress() }, { label: t('effectiveness.title'), to: paths.effectiveness() }]} lead={t('effectiveness.modules.lead')} actions={<Link to={apiUrl('GET /api/effectiveness/modules.csv')}>{t('effectiveness.modules.csv')}</Link>}>
      {report.isPending && <Loading />}
      {report.isError && <Failing error={report.error} retry={() => void report.refetch()} />}
      {report.isSuccess && (
        <>
          <section className="effectiveness-part" aria-labelledby="rule">
            <h2 id="rule">{t('effectiveness.modules.table')}</h2>
            <Table caption={t('effectiveness.modules.table')} isCaptionHidden isStacked columns={lineColumns()} rows={report.data.lines} rowId={({ module, metric }) => `${module} ${metric}`} empty={t('effectiveness.modules.empty')} />
            {report.data.shared.map(({ metric, metricName, modules }) => <p key={metric} className="soft">{t('effectiveness.modules.shared', { metric: metricName, modules: formatList(modules) })}</p>)}
          </section>
          {report.data.unmeasured.length > 0 && (
            <section className="effectiveness-part" aria-labelledby="unmeasured">
              <h2 id="unmeasured">{t('effectiveness.modules.unmeasured')}</h2>
              <p>{t('effectiveness.modules.unmeasured.says')}</p>
              {report.data.unmeasured.map(({ module, title, behaviours }) => (
                <div key={module}>
                  <h3 data-content>{title}</h3>
                  <ul data-content>{behaviours.map((text) => <li key={text}>{text}</li>)}</ul>
                </div>
              ))}
            </section>
          )}
          {isOwner && report.data.lines.length > 0 && <DecideModuleForm lines={report.data.lines} />}
          <section className="effectiveness-part" aria-labelledby="log">
            <h2 id="log">{t('effectiveness.modules.log')}</h2>
            <Table caption={t('effectiveness.modules.log')} isCaptionHidden isStacked columns={logColumns(report.data.lines)} rows={report.data.log} rowId={({ id }) => id} empty={t('effectiveness.modules.log.empty')} />
          </section>
        </>
      )}
    </Page>
  );
}

const percent = (share: number): string => formatPercent(100 * share);
const changeSaid = ({ is, low, high }: ModuleLine['change']): string => t(`effectiveness.modules.improvement.${is}`, { low: percent(low), high: percent(high) });
const designOf = ({ isJudged, numbers }: Pick<ModuleLine, 'isJudged' | 'numbers'>): string => (isJudged ? numbers.grade : t('effectiveness.modules.grade.none'));

const lineColumns = (): readonly Column<ModuleLine>[] => [
  { id: 'module', title: t('effectiveness.modules.module'), show: ({ title }) => <span data-content>{title}</span> },
  { id: 'metric', title: t('effectiveness.modules.metric'), show: ({ metricName }) => <span data-content>{metricName}</span> },
  { id: 'rule', title: t('effectiveness.modules.rule'), show: ({ proposed, ground }) => <><strong>{t(`effectiveness.modules.decision.${proposed}`)}</strong>: {t(`effectiveness.modules.ground.${ground}`)}</> },
  { id: 'improvement', title: t('effectiveness.modules.improvement'), align: 'end', show: ({ change }) => changeSaid(change) },
  { id: 'grade', title: t('effectiveness.modules.grade'), align: 'end', show: designOf },
  { id: 'recall', title: t('effectiveness.modules.recall'), align: 'end', show: ({ numbers }) => (numbers.recall === null ? '–' : t('effectiveness.modules.recall.of', { share: percent(numbers.recall), count: numbers.recallAnswers })) },
];

const logColumns = (lines: readonly ModuleLine[]): readonly Column<LoggedDecision>[] => [
  { id: 'on', title: t('effectiveness.modules.log.on'), show: ({ decidedAt }) => formatDate(decidedAt) },
  { id: 'module', title: t('effectiveness.modules.module'), show: ({ module }) => <span data-content>{lines.find((line) => line.module === module)?.title ?? module}</span> },
  { id: 'metric', title: t('effectiveness.modules.metric'), show: ({ metric }) => t(`effectiveness.metric.${metric}`) },
  { id: 'rule', title: t('effectiveness.modules.rule'), show: ({ proposed }) => t(`effectiveness.modules.decision.${proposed}`) },
  { id: 'decided', title: t('effectiveness.modules.log.decided'), show: ({ decided, why }) => <><strong>{t(`effectiveness.modules.decision.${decided}`)}</strong>{why !== null && <>: <span data-content>{why}</span></>}</> },
  { id: 'numbers', title: t('effectiveness.modules.log.numbers'), show: (line) => t('effectiveness.modules.log.numbers.says', { verdict: t(`effectiveness.verdict.${line.numbers.verdict}`), design: designOf(line), improvement: changeSaid(line.change), teams: line.numbers.clusters }) },
];
