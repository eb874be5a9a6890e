// Hints of a level, one after the other, the gentlest first.
import type { Level } from '../../server/arena/schemas.ts';
import { useSend } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { useNewestInFocus } from '../ui/use-newest-in-focus.ts';
import type { Change } from './level-page.tsx';

export function HintsPart({ level: { slug, level, hints, hintCount, event }, change }: { level: Level; change: Change }) {
  const take = useSend('POST /api/arena/challenges/:slug/:level/hints', { refreshes: [], onDone: (reply) => change((before) => ({ ...before, hints: reply.hints })) });
  const newest = useNewestInFocus<HTMLLIElement>(hints.length);
  if (hintCount === 0) return null;
  return (
    <section aria-labelledby="arena-hints">
      <h2 id="arena-hints">{t('arena.hints')}</h2>
      <p className="soft small">{t('arena.hints.says')}</p>
      {hints.length > 0 && <ol className="arena-hints">{hints.map((hint, at) => <li key={hint} ref={at === hints.length - 1 ? newest : undefined} tabIndex={-1} data-content>{hint}</li>)}</ol>}
      {hints.length < hintCount ? (
        <Button isBusy={take.isPending} onClick={() => take.mutate({ params: { slug, level }, body: { event: event?.id ?? null } })}>{t('arena.hints.next', { number: hints.length + 1, of: hintCount })}</Button>
      ) : (
        <p className="small soft">{t('arena.hints.all')}</p>
      )}
      {take.isError && <Failing error={take.error} />}
    </section>
  );
}
