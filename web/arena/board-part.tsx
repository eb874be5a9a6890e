// A board: ranks, names, points; one's own place also where it is below the first hundred.
import { useState } from 'react';
import type { Board, BoardRow, OwnBoard } from '../../server/arena/schemas.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { formatNumber, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Select } from '../ui/text-input.tsx';
import { timeBeside } from './event-words.ts';
import { useBoard } from './use-board.ts';

export function BoardPart({ round, hasBrackets = false }: { round: string; hasBrackets?: boolean }) {
  const [bracket, setBracket] = useState(0);
  const { shown, isConnected, refused } = useBoard(round, bracket);
  const brackets = [0, 1, 2, 3].map((one) => ({ value: String(one), label: one === 0 ? t('arena.bracket.all') : t('arena.bracket', { tier: one }) }));
  return (
    <section className="arena-board" aria-labelledby="arena-board">
      <h2 id="arena-board">{t('arena.board.title')}</h2>
      {hasBrackets && <Select label={t('arena.bracket.label')} options={brackets} value={String(bracket)} onValue={(value) => setBracket(Number(value))} />}
      {refused !== undefined && <Failing error={refused} />}
      {refused === undefined && !isConnected && <Notice isLive>{t('arena.board.lost')}</Notice>}
      {shown !== undefined && <ShownBoard {...shown} />}
      {shown === undefined && refused === undefined && <Loading />}
    </section>
  );
}

function ShownBoard({ board, mine }: OwnBoard) {
  const isTeam = board.event?.kind === 'team';
  return (
    <>
      {board.event?.state === 'frozen' && <Notice title={t('arena.frozen')}>{t('arena.frozen.says', { time: timeBeside(board.event.freezesAt ?? board.event.endsAt, new Date()) })}</Notice>}
      <Table
        caption={t('arena.board.title')}
        isCaptionHidden
        columns={columnsOf(board, isTeam)}
        rows={board.rows}
        rowId={({ rank }) => String(rank)}
        empty={<EmptyState says={t('arena.board.empty')} {...(board.event === null && { action: <Link to={paths.arena()}>{t('arena.title')}</Link> })} />}
      />
      {board.count > board.rows.length && <p className="small soft">{t('arena.board.more', { shown: board.rows.length, count: board.count })}</p>}
      {mine !== null && <p role="status">{t(isTeam ? 'arena.board.mine.team' : 'arena.board.mine', { rank: mine.rank, points: mine.points })}</p>}
    </>
  );
}

export const columnsOf = (board: Board, isTeam: boolean): Column<BoardRow>[] => [
  { id: 'rank', title: t('arena.board.rank'), show: ({ rank }) => <span className="numbers">{formatNumber(rank)}</span> },
  { id: 'name', title: t(isTeam ? 'arena.board.team' : 'arena.board.name'), show: ({ name }) => <span data-content>{name}</span> },
  ...(board.event?.hasBrackets ? [{ id: 'bracket', title: t('arena.bracket.label'), show: ({ bracket }: BoardRow) => (bracket === null ? '' : t('arena.bracket', { tier: bracket })), isWideOnly: true }] : []),
  { id: 'solved', title: t('arena.board.solved'), show: ({ solved }) => formatNumber(solved), align: 'end' },
  { id: 'points', title: t('arena.board.points'), show: ({ points }) => formatNumber(points), align: 'end' },
];
