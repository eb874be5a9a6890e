// My command lines; each can be ended here.
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { CommandLineTable } from './command-line-table.tsx';

export function MyCommandLines() {
  const lines = useApi('GET /api/me/command-lines');
  const end = useSend('DELETE /api/me/command-lines/:id', { refreshes: ['GET /api/me/command-lines'] });
  const drop = (id: string): void => void end.mutateAsync({ params: { id } }).then(() => announce(t('people.lines.ended')), () => undefined);
  return (
    <section className="people-section" aria-labelledby="my-command-lines">
      <h2 id="my-command-lines">{t('people.lines')}</h2>
      <p className="soft">{t('people.lines.lead')}</p>
      {lines.isPending && <Loading />}
      {lines.isError && <Failing error={lines.error} retry={() => void lines.refetch()} />}
      {end.isError && <Failing error={end.error} />}
      {lines.isSuccess && <CommandLineTable caption={t('people.lines')} commandLines={lines.data.commandLines} endingId={end.isPending ? end.variables.params.id : undefined} onEnd={drop} empty={t('people.lines.empty')} />}
      <p><Link to={paths.device()}>{t('people.lines.add')}</Link></p>
    </section>
  );
}
