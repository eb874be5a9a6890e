// A short lesson: three minutes on one weakness, its lab, and one question. Nothing of it is recorded.
import { useParams } from '@tanstack/react-router';
import type { ShortPage as Short } from '../../server/curriculum/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Claims } from '../ui/claims.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Minutes } from '../ui/minutes.tsx';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import './curriculum.css';
import { curriculumMessages } from './messages.ts';
import { ShortQuestion } from './short-question.tsx';

addMessages(curriculumMessages);

export function ShortPage() {
  const { slug } = useParams({ strict: false }) as { slug: string };
  const lesson = useApi('GET /api/short/:slug', { params: { slug } });
  if (lesson.isPending) return <Loading />;
  if (lesson.isError) return <Page title={t('curriculum.short.title')} where={WHERE}><Failing error={lesson.error} retry={() => void lesson.refetch()} /></Page>;
  return <OneShort key={lesson.data.version} lesson={lesson.data} />;
}

const WHERE = [{ label: t('curriculum.catalogue.title'), to: paths.catalogue() }];

function OneShort({ lesson }: { lesson: Short }) {
  return (
    <Page title={lesson.title} isContent where={WHERE} lead={<><p data-content>{lesson.summary}</p><p className="small soft"><Minutes minutes={lesson.minutes} /> · {t('curriculum.short.private')}</p></>} margin={lesson.claims.length === 0 ? undefined : <Claims claims={lesson.claims} />}>
      {lesson.sections.map(({ title, html }) => (
        <section key={title} className="short-section prose">
          <h2 data-content>{title}</h2>
          <div className="prose" data-content dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
      <ShortQuestion slug={lesson.slug} version={lesson.version} question={lesson.question} />
      <section className="short-section" aria-labelledby="short-next">
        <h2 id="short-next">{t('curriculum.short.next')}</h2>
        <div className="row">
          {lesson.lab !== null && <Link to={paths.lab(lesson.lab.slug)} look="quiet"><span>{t('curriculum.short.lab')}: <span data-content>{lesson.lab.title}</span></span></Link>}
          <Link to={paths.paste()} look="quiet">{t('curriculum.policy.paste')}</Link>
        </div>
        <p className="soft small">{lesson.isExpired ? t('curriculum.catalogue.expired', { day: formatDate(lesson.expiresOn) }) : t('curriculum.catalogue.reviewed', { day: formatDate(lesson.reviewedOn) })}</p>
      </section>
    </Page>
  );
}
