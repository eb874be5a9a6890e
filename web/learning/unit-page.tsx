// A unit, one step at a time: text, sources in the margin, something to do, and a place that is kept everywhere.
import { useParams } from '@tanstack/react-router';
import type { OpenUnit } from '../../server/learning/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { FailingPage } from '../ui/failing-page.tsx';
import { Loading } from '../ui/states.tsx';
import { addMessages, formatMinutes, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { LessonRun } from './lesson-run.tsx';
import './learning.css';
import { learningMessages } from './messages.ts';
import { QuizUnit } from './quiz-page.tsx';

addMessages(learningMessages);

export function UnitPage() {
  const { slug, unit } = useParams({ strict: false }) as { slug: string; unit: string };
  // What is on the screen stays while it is read: a new version shows when the unit is opened again.
  const opened = useApi('GET /api/units/:module/:unit', { params: { module: slug, unit } }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  if (opened.isPending) return <Loading label={t('learning.unit.loading')} />;
  if (opened.isError) return <FailingPage error={opened.error} retry={() => void opened.refetch()} />;
  return <Unit key={`${slug}/${unit}`} unit={opened.data} />;
}

function Unit({ unit }: { unit: OpenUnit }) {
  const where = [{ label: unit.moduleTitle, to: paths.module(unit.module), isContent: true }];
  if (unit.lesson === null) {
    return (
      <Page title={unit.unitTitle} isContent where={where} lead={formatMinutes(unit.minutes)}>
        <QuizUnit unit={unit} />
      </Page>
    );
  }
  return <LessonRun unit={unit} lesson={unit.lesson} where={where} />;
}
