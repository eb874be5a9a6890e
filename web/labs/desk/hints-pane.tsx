// Hints one after the other, the gentlest first.
import type { Opening } from '../../../server/labs/contract.ts';
import { useSend } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/messages.ts';
import { Failing } from '../../ui/states.tsx';
import { useNewestInFocus } from '../../ui/use-newest-in-focus.ts';
import { WithCode } from '../with-code.tsx';

export function HintsPane({ opening: { id, hints, hintCount }, onHints }: { opening: Opening; onHints: (hints: string[]) => void }) {
  const take = useSend('POST /api/openings/:id/hints', { refreshes: [], onDone: (reply) => onHints(reply.hints) });
  const newest = useNewestInFocus<HTMLLIElement>(hints.length);
  if (hintCount === 0) return <p className="soft">{t('labs.hints.none')}</p>;
  return (
    <div className="desk-hints">
      <p className="soft">{t('labs.hints.says')}</p>
      {hints.length > 0 && (
        <ol>
          {hints.map((hint, at) => (
            <li key={hint} ref={at === hints.length - 1 ? newest : undefined} tabIndex={-1}>
              <strong>{t('labs.hints.number', { number: at + 1 })}</strong>
              <p data-content><WithCode text={hint} /></p>
            </li>
          ))}
        </ol>
      )}
      {hints.length < hintCount ? (
        <Button isBusy={take.isPending} onClick={() => take.mutate({ params: { id }, body: {} })}>{t('labs.hints.next', { number: hints.length + 1, of: hintCount })}</Button>
      ) : (
        <p className="small soft">{t('labs.hints.all')}</p>
      )}
      {take.isError && <Failing error={take.error} />}
    </div>
  );
}
