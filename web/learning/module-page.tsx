// A module: what it is for, its units with your own state, and where it stands in public lists.
import { useParams } from '@tanstack/react-router';
import type { ModulePage as Content } from '../../server/curriculum/schemas.ts';
import type { ModuleProgress, UnitProgress } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { FailingPage } from '../ui/failing-page.tsx';
import { Loading } from '../ui/states.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, formatMinutes, formatPercent, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import './learning.css';
import { learningMessages } from './messages.ts';
import { OwnChoice } from './own-choice.tsx';

addMessages(learningMessages);

export function ModulePage() {
  const { slug } = useParams({ strict: false }) as { slug: string };
  const content = useApi('GET /api/modules/:slug', { params: { slug } });
  const progress = useApi('GET /api/me/progress');
  if (content.isPending || progress.isPending) return <Loading />;
  if (content.isError) return <FailingPage error={content.error} retry={() => void content.refetch()} />;
  const mine = progress.data?.modules.find(({ module }) => module === slug);
  const module = content.data;
  // One thing now: only the first unit that is not done asks for the click.
  const next = module.units.find((unit) => mine?.units.find((each) => each.unit === unit.slug)?.state !== 'done')?.slug;
  const where = [{ label: t('shell.catalogue'), to: paths.catalogue() }];
  return (
    <Page title={module.title} isContent where={where} lead={`${t('learning.module.tier', { tier: module.tier })} · ${formatMinutes(module.minutes)}`} margin={<Aside module={module} />}>
      <p className="prose" data-content>{module.summary}</p>
      {module.isExpired && <Notice>{t('learning.module.expired', { day: formatDate(module.expiresOn) })}</Notice>}
      {mine !== undefined && <OwnChoice module={mine} />}
      <h2>{t('learning.module.units')}</h2>
      <ol className="unit-list">{module.units.map((unit) => <UnitLine key={unit.slug} module={slug} title={unit.title} slug={unit.slug} minutes={unit.minutes} mine={mine?.units.find((each) => each.unit === unit.slug)} isNext={unit.slug === next} />)}</ol>
      <p className="aside">{t(module.completion.labs.length === 0 ? 'learning.module.completion' : 'learning.module.completion-lab', { pass: formatPercent(module.completion.quizPassMark) })}</p>
      <h2>{t('learning.module.sittings')}</h2>
      <ol className="plain-list">{module.sittings.map((sitting) => <li key={sitting.from}>{t('learning.module.sitting', { title: sitting.title, minutes: formatMinutes(sitting.minutes) })}</li>)}</ol>
      <h2>{t('learning.module.objectives')}</h2>
      <ul>{module.objectives.map(({ id, text }) => <li key={id} data-content>{text}</li>)}</ul>
      <h2>{t('learning.module.rules')}</h2>
      <ol>{module.rules.map(({ id, text, why }) => <li key={id} data-content>{text} <span className="aside">{why}</span></li>)}</ol>
    </Page>
  );
}

type LineProps = { module: string; slug: string; title: string; minutes: number; mine: UnitProgress | undefined; isNext: boolean };

function UnitLine({ module, slug, title, minutes, mine, isNext }: LineProps) {
  const state: ModuleProgress['state'] = mine?.state ?? 'open';
  const action = state === 'open' ? t('learning.module.begin') : state === 'begun' ? t('learning.module.go-on') : t('learning.module.again');
  return (
    <li data-state={state}>
      <span className="unit-title" data-content>{title}</span>
      <span className="aside">{formatMinutes(minutes)}, {t(`learning.state.${state}`)}{mine?.score != null && `, ${t('learning.module.score', { score: formatPercent(mine.score) })}`}</span>
      <Link to={paths.unit(module, slug)} look={isNext ? 'primary' : 'quiet'} aria-label={t('learning.module.of', { action, title })}>{action}</Link>
    </li>
  );
}

function Aside({ module }: { module: Content }) {
  const { owaspLlm, owaspAgentic, atlas, cwe } = module.frameworks;
  return (
    <section className="module-facts">
      <h2>{t('learning.module.frameworks')}</h2>
      <dl className="frameworks">
        {([['OWASP LLM 2025', owaspLlm], ['OWASP Agentic', owaspAgentic], ['MITRE ATLAS', atlas], ['CWE', cwe]] as const).map(([name, ids]) => (
          <div key={name} data-content><dt>{name}</dt><dd>{ids.join(', ') || '–'}</dd></div>
        ))}
      </dl>
      <h2>{t('learning.module.behaviours')}</h2>
      <ul>{module.behaviours.map(({ id, text }) => <li key={id} data-content>{text}</li>)}</ul>
      <p className="aside">{t('learning.module.reviewed', { owner: module.owner, day: formatDate(module.reviewedOn) })}</p>
      <p className="aside">{t('learning.module.sources', { count: module.claims.count, expired: module.claims.expired })}</p>
    </section>
  );
}
