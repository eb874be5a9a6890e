// The page of one level: the task, the conversation, the flag, hints, and after a solve why it worked.
import { useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Level, LevelName } from '../../server/arena/schemas.ts';
import { queryKey, useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { FailingPage } from '../ui/failing-page.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { Loading } from '../ui/states.tsx';
import { AnsweringLine } from './answering-line.tsx';
import './arena.css';
import { Chat } from './chat.tsx';
import { ExplanationPart } from './explanation-part.tsx';
import { FlagForm } from './flag-form.tsx';
import { HintsPart } from './hints-part.tsx';
import { levelName } from './level-words.ts';
import { arenaMessages } from './messages.ts';
import { replayMessages } from './replay-messages.ts';

addMessages(arenaMessages);
addMessages(replayMessages);

export type Change = (change: (level: Level) => Level) => void;

export function LevelPage() {
  const { slug, level } = useParams({ strict: false }) as { slug: string; level: LevelName };
  const { event } = useSearch({ strict: false }) as { event?: string };
  return <OneLevel key={`${slug}/${level}/${event}`} slug={slug} name={level} event={event} />;
}

function OneLevel({ slug, name, event }: { slug: string; name: LevelName; event: string | undefined }) {
  const given = { params: { slug, level: name }, query: event === undefined ? {} : { event } };
  const level = useApi('GET /api/arena/challenges/:slug/:level', given);
  const client = useQueryClient();
  const change: Change = (how) => void client.setQueryData<Level>(queryKey('GET /api/arena/challenges/:slug/:level', given), (before) => before && how(before));
  if (level.isError) return <FailingPage error={level.error} retry={() => void level.refetch()} />;
  if (level.data === undefined) return <Loading />;
  return <ShownLevel level={level.data} change={change} reload={() => level.refetch()} />;
}

function ShownLevel({ level, change, reload }: { level: Level; change: Change; reload: () => Promise<unknown> }) {
  const { title, setting, brief, solvedAt, summary, keepDays, points, event } = level;
  return (
    <Page
      title={title}
      isContent
      where={[{ label: t('arena.title'), to: paths.arena() }, ...(event === null ? [] : [{ label: event.title, to: paths.arenaEvent(event.id), isContent: true }])]}
      lead={<><p data-content>{setting}</p><Ladder level={level} /></>}
      actions={solvedAt === null ? undefined : <StateMark state="holds">{t('arena.state.solved')}</StateMark>}
    >
      <section className="arena-brief" aria-labelledby="arena-brief">
        <h2 id="arena-brief">{t('arena.brief')}</h2>
        {/* Rendered by our server from Markdown without raw HTML. */}
        <div data-content dangerouslySetInnerHTML={{ __html: brief.html }} />
        <p><strong>{levelName(level.level)}</strong>, {t('arena.level-points', { count: points })}: <span data-content>{summary}</span></p>
      </section>
      <AnsweringLine answering={level.answering} />
      {level.explanation !== null && <ExplanationPart level={level} explanation={level.explanation} />}
      <div className="arena-desk">
        <Chat level={level} change={change} reload={reload} />
        <div className="arena-side">
          <FlagForm level={level} />
          <HintsPart level={level} change={change} />
        </div>
      </div>
      <p className="small soft">{t('arena.kept', { days: keepDays })}</p>
      {event?.isReplayed && <p className="small">{t('arena.replay.notice', { days: keepDays })}</p>}
    </Page>
  );
}

function Ladder({ level: { slug, title, level, levels, event } }: { level: Level }) {
  if (levels.length < 2) return null;
  return (
    <nav aria-label={t('arena.levels', { title })}>
      <ul className="arena-ladder">
        {levels.map((one) => (
          <li key={one}><Link to={paths.arenaLevel(slug, one, event === null ? {} : { event: event.id })} aria-current={one === level ? 'page' : undefined}>{levelName(one)}</Link></li>
        ))}
      </ul>
    </nav>
  );
}
