// The address, and the exact configuration or command by which one source sends.
import type { Source } from '../../server/signals/schemas.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { t } from '../ui/messages.ts';
import { recipesFor } from './send-recipes.ts';

/** `token` only where it was just made. */
export function HowToSend({ source: { id, kind }, token }: { source: Source; token?: string }) {
  const address = `${location.origin}/api/signals/sources/${id}/records`;
  return (
    <div className="signals-send">
      <CopyText label={t('signals.send.address')} text={address} />
      {recipesFor(kind, { origin: location.origin, id, address }, token).map(({ title, code }) => <Recipe key={title} label={t(`signals.send.${title}`)} code={code} />)}
      {token === undefined && <p className="soft small">{t('signals.send.token-lost')}</p>}
    </div>
  );
}

function Recipe({ label, code }: { label: string; code: string }) {
  const copy = (): void => void navigator.clipboard.writeText(code).then(() => announce(t('signals.send.copied')), () => announce(t('ui.copy.by-hand')));
  return (
    <div className="signals-recipe">
      <CodeBlock code={code} label={label} />
      <Button aria-label={`${t('signals.send.copy')}: ${label}`} onClick={copy}>{t('signals.send.copy')}</Button>
    </div>
  );
}
