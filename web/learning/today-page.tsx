// Home: the one thing to do now, why you, and how many minutes.
import type { ModuleProgress, NextThing, ReviewsNow, Today } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { TodayLines } from '../shell/today-lines.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, formatMinutes, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import './learning.css';
import { learningMessages } from './messages.ts';
import { reasonWords } from './reason-words.ts';

addMessages(learningMessages);

export function TodayPage() {
  const today = useApi('GET /api/me/today');
  if (today.isPending) return <Loading />;
  if (today.isError) return <Page title={t('learning.today.title')}><Failing error={today.error} retry={() => void today.refetch()} /></Page>;
  return (
    <Page title={t('learning.today.title')}>
      <PolicyFirst today={today.data} />
      {today.data.next === null ? <NothingNow today={today.data} /> : <Next next={today.data.next} sitting={today.data.sitting} />}
      {today.data.reviews !== null && <ReviewsDue reviews={today.data.reviews} isOnlyThing={today.data.next === null} />}
      <TodayLines />
      <Modules next={today.data.next} />
    </Page>
  );
}

function PolicyFirst({ today: { policy } }: { today: Today }) {
  if (policy === null) return null;
  return (
    <section className="today-policy" aria-labelledby="today-policy">
      <h2 id="today-policy">{policy.isNew ? t('learning.today.policy-new') : t('learning.today.policy', { title: policy.title })}</h2>
      <p>{policyWords(policy)}</p>
      <Link to={paths.policy()} look="quiet">{t('learning.today.policy-open')}</Link>
    </section>
  );
}

const policyWords = ({ isNew, title, whatChanged }: NonNullable<Today['policy']>): string => {
  if (isNew) return t('learning.today.policy', { title });
  return whatChanged === null ? t('learning.today.policy-template') : t('learning.today.policy-changed', { what: whatChanged });
};

function Next({ next, sitting }: { next: NextThing; sitting: Today['sitting'] }) {
  const to = next.step === null ? paths.unit(next.module, next.unit) : `${paths.unit(next.module, next.unit)}?step=${next.step}`;
  const action = t(next.step === null ? 'learning.module.begin' : 'learning.module.go-on');
  return (
    <section className="today-next" aria-labelledby="today-next">
      <h2 id="today-next" data-content>{next.unitTitle}</h2>
      <p className="today-where">{t('learning.today.minutes', { minutes: formatMinutes(next.minutesLeft) })} · {t('learning.today.in', { module: next.moduleTitle })}</p>
      <p><span className="today-why">{t('learning.today.why')}:</span> {reasonWords(next.reason)}{next.reason.dueOn !== null && `, ${t('learning.today.due', { day: formatDate(next.reason.dueOn) })}`}</p>
      <p className="item-actions today-go">
        <Link to={to} look="primary" size="large" aria-label={t('learning.module.of', { action, title: next.unitTitle })}>{action}</Link>
      </p>
      {sitting !== null && <p className="aside">{t('learning.today.sitting', { title: sitting.title, minutes: formatMinutes(sitting.minutesLeft) })}</p>}
    </section>
  );
}

function ReviewsDue({ reviews, isOnlyThing }: { reviews: ReviewsNow; isOnlyThing: boolean }) {
  return (
    <section className="today-reviews" aria-labelledby="today-reviews">
      <h2 id="today-reviews">{t('learning.today.reviews')}</h2>
      <p>{t('learning.today.reviews.due', { count: reviews.due, minutes: formatMinutes(reviews.minutes) })}</p>
      <p className="item-actions"><Link to={paths.reviews()} look={isOnlyThing ? 'primary' : 'quiet'}>{reviews.isBegun ? t('learning.today.reviews.go-on') : t('learning.today.reviews.begin')}</Link></p>
      <p className="aside">{t('learning.today.reviews.from')}</p>
    </section>
  );
}

function NothingNow({ today }: { today: Today }) {
  return (
    <section className="today-next">
      <h2>{t('learning.today.nothing')}</h2>
      {today.unitsAsked > 0 && <p>{t('learning.today.nothing-more')}</p>}
      <p className="item-actions"><Link to={paths.catalogue()} look="quiet">{t('learning.today.catalogue')}</Link></p>
    </section>
  );
}

function Modules({ next }: { next: NextThing | null }) {
  const progress = useApi('GET /api/me/progress');
  const mine = (progress.data?.modules ?? []).filter((module) => module.reasons.length > 0 || module.state !== 'open');
  if (mine.length === 0) return null;
  return (
    <section className="today-modules" aria-labelledby="today-modules">
      <h2 id="today-modules">{t('learning.today.modules')}</h2>
      <ul className="module-list">{mine.map((module) => <ModuleLine key={module.module} module={module} next={next} />)}</ul>
    </section>
  );
}

function ModuleLine({ module, next }: { module: ModuleProgress; next: NextThing | null }) {
  // The unit one stands in counts only its open steps, as it does above.
  const isHere = (unit: string): boolean => next?.module === module.module && next.unit === unit;
  const left = module.units.filter((unit) => unit.state !== 'done').reduce((sum, { unit, minutes }) => sum + (isHere(unit) ? next!.minutesLeft : minutes), 0);
  return (
    <li data-state={module.state}>
      <Link to={paths.module(module.module)}><span data-content>{module.title}</span></Link>{' '}
      <span className="aside">{t(`learning.state.${module.state}`)}{module.state !== 'done' && `, ${t('ui.minutes-left', { minutes: formatMinutes(left) })}`}</span>
    </li>
  );
}
