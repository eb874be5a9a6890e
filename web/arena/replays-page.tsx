// For instructors and owners, after an event: its conversations by made-up names, and flags of others that were submitted.
import { useParams } from '@tanstack/react-router';
import type { LevelName, ReplayLevel, Replays, Shares } from '../../server/arena/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { FailingPage } from '../ui/failing-page.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatNumber, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import './arena.css';
import { levelName } from './level-words.ts';
import { arenaMessages } from './messages.ts';
import { replayMessages } from './replay-messages.ts';
import { ReplayPart } from './replay-part.tsx';

addMessages(arenaMessages);
addMessages(replayMessages);

export function ReplaysPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const replays = useApi('GET /api/arena/events/:id/replays', { params: { id } });
  if (replays.isError) return <FailingPage error={replays.error} retry={() => void replays.refetch()} />;
  if (replays.data === undefined) return <Loading />;
  const { title, closed, keepDays } = replays.data;
  return (
    <Page title={t('arena.replays.title', { title })} where={[{ label: t('arena.title'), to: paths.arena() }, { label: title, to: paths.arenaEvent(id), isContent: true }]} lead={t('arena.replays.lead', { days: keepDays })}>
      {closed === null ? <Levels id={id} replays={replays.data} /> : <EmptyState says={t(`arena.replays.${closed}`)} action={<Link to={paths.arenaEvent(id)}><span data-content>{title}</span></Link>} />}
      <SharesPart id={id} />
    </Page>
  );
}

type Choice = { level: string; player: string; number: number };

function Levels({ id, replays: { levels } }: { id: string; replays: Replays }) {
  const arena = useApi('GET /api/arena');
  const titles = new Map(arena.data?.challenges.map(({ slug, title }) => [slug, title]));
  const read = useSend('POST /api/arena/events/:id/replays', { refreshes: [] });
  const nameOf = (level: string): string => `${titles.get(level.split('/')[0]!) ?? level}, ${levelName(level.split('/')[1] as LevelName)}`;
  const [shown, few] = [levels.filter(({ players }) => players !== null), levels.filter(({ players }) => players === null)];
  const open = (choice: Choice): void => read.mutate({ params: { id }, body: choice });
  return (
    <>
      {shown.map(({ level, players }) => <OneLevel key={level} level={level} players={players!} name={nameOf(level)} open={open} />)}
      {few.length > 0 && <p className="soft" data-content>{t('arena.replays.few', { levels: few.map(({ level }) => nameOf(level)).join('; ') })}</p>}
      <div aria-live="polite">
        {read.isError && <Failing error={read.error} />}
        {read.data !== undefined && <ReplayPart replay={read.data} level={read.variables.body.level.split('/')[1] as LevelName} />}
      </div>
    </>
  );
}

function OneLevel({ level, players, name, open }: { level: string; players: NonNullable<ReplayLevel['players']>; name: string; open: (choice: Choice) => void }) {
  const columns: Column<NonNullable<ReplayLevel['players']>[number]>[] = [
    { id: 'player', title: t('arena.replays.player'), show: ({ player }) => <span data-content>{player}</span> },
    { id: 'conversations', title: t('arena.replays.conversations'), show: ({ player, conversations }) => <span className="arena-form-foot">{conversations.map(({ number, messages }) => <Button key={number} onClick={() => open({ level, player, number })}>{t('arena.replays.open', { number, count: messages })}</Button>)}</span> },
  ];
  return (
    <section className="arena-replay" aria-labelledby={`replays-${level}`}>
      <h2 id={`replays-${level}`} data-content>{name}</h2>
      <Table caption={name} isCaptionHidden isStacked columns={columns} rows={players} rowId={({ player }) => player} />
    </section>
  );
}

const SHARES: readonly Column<Shares['shares'][number]>[] = [
  { id: 'from', title: 'arena.shares.from', show: ({ from }) => <span data-content>{from}</span> },
  { id: 'whose', title: 'arena.shares.whose', show: ({ whose }) => <span data-content>{whose}</span> },
  { id: 'level', title: 'arena.reports.where', show: ({ level }) => <span data-content>{level}</span> },
  { id: 'count', title: 'arena.shares.count', align: 'end', show: ({ count }) => formatNumber(count) },
];

function SharesPart({ id }: { id: string }) {
  const shares = useApi('GET /api/arena/events/:id/shares', { params: { id } });
  if (shares.isError) return <Failing error={shares.error} retry={() => void shares.refetch()} />;
  if (shares.data === undefined) return <Loading />;
  const { isOver, shares: rows, hidden } = shares.data;
  return (
    <section className="arena-replay" aria-labelledby="arena-shares">
      <h2 id="arena-shares">{t('arena.shares')}</h2>
      <p>{t('arena.shares.says')}</p>
      {isOver ? <Table caption={t('arena.shares')} isCaptionHidden isStacked columns={SHARES.map((column) => ({ ...column, title: t(column.title as 'arena.shares.from') }))} rows={rows} rowId={({ level, from, whose }) => `${level} ${from} ${whose}`} empty={t('arena.shares.none')} /> : <p className="soft">{t('arena.shares.not-over')}</p>}
      {hidden > 0 && <p className="soft">{t('arena.shares.hidden', { count: hidden })}</p>}
    </section>
  );
}
