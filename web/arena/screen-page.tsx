// For a screen in a meeting room: the board alone, large, as it changes; nothing on it to press but the way back.
import { useParams } from '@tanstack/react-router';
import type { OwnBoard } from '../../server/arena/schemas.ts';
import { paths } from '../paths.ts';
import { FailingPage } from '../ui/failing-page.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatNumber, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Loading } from '../ui/states.tsx';
import './arena.css';
import { stateWords, timeBeside } from './event-words.ts';
import { arenaMessages } from './messages.ts';
import { useBoard } from './use-board.ts';

addMessages(arenaMessages);

const SHOWN = 15;

export function ScreenPage() {
  const { round } = useParams({ strict: false }) as { round: string };
  const { shown, isConnected, refused } = useBoard(round, 0);
  const event = shown?.board.event;
  if (refused !== undefined) return <FailingPage error={refused} retry={() => location.reload()} />;
  const back = event ? paths.arenaEvent(round) : paths.arenaBoard();
  return (
    <div className="arena-screen">
      <Page title={event?.title ?? t('arena.board.season')} isContent={event !== null && event !== undefined} actions={<Link to={back}>{t('arena.screen.leave')}</Link>} lead={event ? screenLine(event) : undefined}>
        {shown === undefined ? <Loading label={isConnected ? undefined : t('arena.board.lost')} /> : <Ranks {...shown} />}
        {shown !== undefined && !isConnected && <p className="soft">{t('arena.board.lost')}</p>}
      </Page>
    </div>
  );
}

const screenLine = ({ state, startsAt, freezesAt, endsAt, entries }: NonNullable<OwnBoard['board']['event']>): string => {
  const time = (moment: string): { time: string } => ({ time: timeBeside(moment, new Date()) });
  const when = state === 'coming' ? t('arena.screen.begins', time(startsAt)) : state === 'frozen' ? t('arena.frozen.says', time(freezesAt ?? endsAt)) : t('arena.screen.ends', time(endsAt));
  return [stateWords(state), when, t('arena.event.entries', { count: entries })].join(' · ');
};

function Ranks({ board: { rows } }: OwnBoard) {
  if (rows.length === 0) return <p>{t('arena.board.empty')}</p>;
  return (
    <ol className="arena-ranks" aria-live="polite">
      {rows.slice(0, SHOWN).map(({ rank, name, points }) => (
        <li key={rank}>
          <span className="numbers">{formatNumber(rank)}</span> <span className="arena-ranks-name" data-content>{name}</span> <span className="numbers">{t('arena.points', { count: points })}</span>
        </li>
      ))}
    </ol>
  );
}
