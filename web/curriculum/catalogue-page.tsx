// Every module by tier: how many minutes, and whether it is asked of you or simply open.
import type { CatalogueModule } from '../../server/curriculum/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Minutes } from '../ui/minutes.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import './curriculum.css';
import { curriculumMessages } from './messages.ts';

addMessages(curriculumMessages);

const TIERS = [1, 2, 3] as const;

export function CataloguePage() {
  const catalogue = useApi('GET /api/catalogue');
  const tiers = useApi('GET /api/tiers');
  const me = useApi('GET /api/me');
  const mine = me.data?.person?.tiers ?? [];
  // Owners and auditors find them under Organisation, which instructors have not.
  const isInstructor = me.data?.person?.roles.includes('instructor') ?? false;
  const modules = catalogue.data?.modules;
  return (
    <Page title={t('curriculum.catalogue.title')} lead={t('curriculum.catalogue.lead')} actions={<><Link to={paths.labs()}>{t('curriculum.catalogue.labs')}</Link><Link to={paths.arena()}>{t('curriculum.catalogue.arena')}</Link><Link to={paths.tiers()}>{t('curriculum.catalogue.tiers')}</Link>{isInstructor && <Link to={paths.contentReviews()}>{t('shell.content-reviews')}</Link>}</>}>
      {catalogue.isPending && <Loading />}
      {catalogue.isError && <Failing error={catalogue.error} retry={() => void catalogue.refetch()} />}
      {modules?.length === 0 && <EmptyState title={t('curriculum.catalogue.nothing')} says={t('curriculum.catalogue.nothing.says')} />}
      {modules !== undefined && modules.length > 0 && TIERS.map((tier) => {
        const about = tiers.data?.tiers.find((each) => each.id === tier);
        return (
          <section key={tier} className="catalogue-tier" aria-labelledby={`catalogue-${tier}`}>
            <div className="catalogue-head">
              <h2 id={`catalogue-${tier}`}>{t('curriculum.tier', { tier: String(tier) })}{about && <span className="catalogue-tier-name" data-content> {about.title}</span>}</h2>
              <p className="soft">{groundOf(tier, mine.includes(tier))}</p>
            </div>
            <Modules modules={modules.filter((module) => module.tier === tier)} />
          </section>
        );
      })}
      <Shorts />
    </Page>
  );
}

const groundOf = (tier: 1 | 2 | 3, isMine: boolean): string => {
  if (tier === 1) return t('curriculum.catalogue.everyone');
  return isMine ? t('curriculum.catalogue.yours', { tier: String(tier) }) : t('curriculum.catalogue.open', { tier: String(tier) });
};

function Shorts() {
  const shorts = useApi('GET /api/short');
  if (shorts.data === undefined || shorts.data.lessons.length === 0) return null;
  return (
    <section className="catalogue-tier" aria-labelledby="catalogue-short">
      <div className="catalogue-head">
        <h2 id="catalogue-short">{t('curriculum.short.title')}</h2>
        <p className="soft">{t('curriculum.short.lead')}</p>
      </div>
      <ul className="catalogue-shorts">
        {shorts.data.lessons.map((lesson) => (
          <li key={lesson.slug}>
            <Link to={paths.short(lesson.slug)}><span data-content>{lesson.title}</span></Link> <span className="soft small"><Minutes minutes={lesson.minutes} /></span>
            <p className="soft" data-content>{lesson.summary}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Modules({ modules }: { modules: readonly CatalogueModule[] }) {
  if (modules.length === 0) return <p className="soft">{t('curriculum.catalogue.empty')}</p>;
  return (
    <ul className="catalogue-list">
      {modules.map((module) => (
        <li key={module.slug} className="catalogue-module">
          <div className="catalogue-line">
            <h3><Link to={paths.module(module.slug)}><span data-content>{module.title}</span></Link></h3>
            <Minutes minutes={module.minutes} />
          </div>
          <p data-content>{module.summary}</p>
          <ol className="catalogue-units">
            {module.units.map((unit) => (
              <li key={unit.slug}>
                <Link to={paths.unit(module.slug, unit.slug)}><span data-content>{unit.title}</span></Link> <span className="soft small"><Minutes minutes={unit.minutes} /></span>
              </li>
            ))}
          </ol>
          <p className="soft small">
            {t('curriculum.catalogue.units', { count: module.units.length })}
            {module.sittings.length > 0 && ` ${t('curriculum.catalogue.sittings', { count: module.sittings.length })}`}
            {' · '}
            {module.isExpired ? t('curriculum.catalogue.expired', { day: formatDate(module.expiresOn) }) : t('curriculum.catalogue.reviewed', { day: formatDate(module.reviewedOn) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
