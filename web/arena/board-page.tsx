// The board of the season.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import './arena.css';
import { BoardPart } from './board-part.tsx';
import { arenaMessages } from './messages.ts';

addMessages(arenaMessages);

export function BoardPage() {
  const arena = useApi('GET /api/arena');
  const { data } = arena;
  return (
    <Page
      title={t('arena.board.season')}
      where={[{ label: t('arena.title'), to: paths.arena() }]}
      lead={t('arena.board.lead')}
      actions={data && <Link to={paths.arenaScreen(data.round)}>{t('arena.screen.open')}</Link>}
    >
      {arena.isPending && <Loading />}
      {arena.isError && <Failing error={arena.error} retry={() => void arena.refetch()} />}
      {data !== undefined && (
        <>
          <p className="soft">{t('arena.season', { season: data.round, day: formatDate(data.endsAt) })}</p>
          {!data.isOnBoard && <p>{t('arena.board.off')}</p>}
          <BoardPart round={data.round} />
        </>
      )}
    </Page>
  );
}
