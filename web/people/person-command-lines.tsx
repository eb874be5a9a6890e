// The command lines of one person, for owners to end and auditors to see; nothing where there are none.
import { useApi, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { CommandLineTable } from './command-line-table.tsx';

export function PersonCommandLines({ person: { id, name }, isOwner }: { person: { id: string; name: string }; isOwner: boolean }) {
  const lines = useApi('GET /api/people/:id/command-lines', { params: { id } });
  const end = useSend('DELETE /api/people/:id/command-lines/:commandLine', { refreshes: ['GET /api/people/:id/command-lines'] });
  const drop = (commandLine: string): void => void end.mutateAsync({ params: { id, commandLine } }).then(() => announce(t('people.lines.ended')), () => undefined);
  if (lines.isPending || (lines.isSuccess && lines.data.commandLines.length === 0 && !end.isSuccess)) return null;
  return (
    <section className="people-section" aria-labelledby="person-command-lines">
      <h2 id="person-command-lines">{t('people.lines')}</h2>
      <p className="soft">{t('people.lines.of', { name })}</p>
      {lines.isError && <Failing error={lines.error} retry={() => void lines.refetch()} />}
      {end.isError && <Failing error={end.error} />}
      {lines.isSuccess && <CommandLineTable caption={t('people.lines')} commandLines={lines.data.commandLines} endingId={end.isPending ? end.variables.params.commandLine : undefined} {...(isOwner && { onEnd: drop })} empty={t('people.lines.empty')} />}
    </section>
  );
}
