// The arena: every challenge with its levels, what is solved in this season, and whether one is on the board.
import type { Arena, ChallengeLine } from '../../server/arena/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Checkbox } from '../ui/choice.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { AnsweringLine } from './answering-line.tsx';
import './arena.css';
import { defenceMessages } from './defence-messages.ts';
import { levelName, stateWords } from './level-words.ts';
import { arenaMessages } from './messages.ts';
import { replayMessages } from './replay-messages.ts';

addMessages(arenaMessages);
addMessages(defenceMessages);
addMessages(replayMessages);

export function ArenaPage() {
  const arena = useApi('GET /api/arena');
  const me = useApi('GET /api/me');
  const { data } = arena;
  const isInstructor = me.data?.person?.roles.some((role) => role === 'owner' || role === 'instructor') ?? false;
  const isOwner = me.data?.person?.roles.includes('owner') ?? false;
  return (
    <Page title={t('arena.title')} where={[{ label: t('shell.catalogue'), to: paths.catalogue() }]} lead={t('arena.lead')} actions={<><Link to={paths.arenaEvents()}>{t('arena.events')}</Link><Link to={paths.arenaBoard()}>{t('arena.board.title')}</Link>{isInstructor && <Link to={paths.arenaReports()}>{t('arena.reports')}</Link>}{isOwner && <Link to={paths.arenaModel()}>{t('arena.model.title')}</Link>}</>}>
      {arena.isPending && <Loading />}
      {arena.isError && <Failing error={arena.error} retry={() => void arena.refetch()} />}
      {data !== undefined && (
        <>
          <p className="arena-season"><strong>{t('arena.points', { count: data.points })}</strong> <span className="soft">{t('arena.season', { season: data.round, day: formatDate(data.endsAt) })}</span></p>
          <AnsweringLine answering={data.answering} />
          {data.challenges.length === 0 && <EmptyState ghost={t('arena.ghost')} title={t('arena.none')} says={t('arena.none.says')} action={<Link to={paths.catalogue()}>{t('shell.catalogue')}</Link>} />}
          {data.challenges.map((challenge) => <Challenge key={challenge.slug} challenge={challenge} />)}
          <BoardChoice arena={data} />
          <p className="small soft">{t('arena.kept', { days: data.keepDays })}</p>
        </>
      )}
    </Page>
  );
}

const MARKS = { open: 'suggested', begun: 'review', solved: 'holds' } as const;

function Challenge({ challenge: { slug, title, setting, levels } }: { challenge: ChallengeLine }) {
  return (
    <section className="arena-challenge" aria-labelledby={`challenge-${slug}`}>
      <h2 id={`challenge-${slug}`} data-content>{title}</h2>
      <p data-content>{setting}</p>
      <ul className="arena-levels" aria-label={t('arena.levels', { title })}>
        {levels.map(({ level, summary, points, state }) => (
          <li key={level} className="arena-level" data-state={state}>
            <h3><Link to={paths.arenaLevel(slug, level)}>{levelName(level)}</Link></h3>
            <p className="small" data-content>{summary}</p>
            <p className="small soft arena-level-foot">
              <span>{t('arena.level-points', { count: points })}</span>
              <StateMark state={MARKS[state]}>{stateWords(state)}</StateMark>
            </p>
          </li>
        ))}
      </ul>
      <p><Link to={paths.arenaDefence(slug)}>{t('arena.defend')}</Link></p>
    </section>
  );
}

function BoardChoice({ arena: { isOnBoard } }: { arena: Arena }) {
  const choose = useSend('PUT /api/arena/board-choice', { onDone: (reply) => announce(t(reply.isOnBoard ? 'arena.board.on' : 'arena.board.off')) });
  return (
    <div className="arena-choice">
      <Checkbox label={t('arena.board')} hint={t('arena.board.hint')} isChecked={choose.variables?.body.isOnBoard ?? isOnBoard} onChecked={(isChecked) => choose.mutate({ body: { isOnBoard: isChecked } })} />
      {choose.isError && <Failing error={choose.error} />}
    </div>
  );
}
