// What has to be known before going on: a newer version, work that waits in this browser, a lab that was begun anew elsewhere.
import { useState } from 'react';
import type { Opening } from '../../../server/labs/contract.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Files } from '../editor/draft.ts';
import { dropDraft } from './kept-draft.ts';
import { StartedOver } from './start-over.tsx';
import type { Saved } from './use-saving.ts';

type Props = { opening: Opening; other: Files | undefined; saved: Saved; isInPair: boolean; onUseOther: (files: Files) => void; onUndo: (() => void) | undefined; onReopen: () => void };

export function DeskNotices({ opening: { id, isOutdated }, other, saved, isInPair, onUseOther, onUndo, onReopen }: Props) {
  const [isAnswered, setAnswered] = useState(false);
  return (
    <div className="desk-notices">
      {isOutdated && <Notice title={t('labs.desk.outdated')}>{t(isInPair ? 'labs.pair.outdated.says' : 'labs.desk.outdated.says')}</Notice>}
      {onUndo && <StartedOver onUndo={onUndo} />}
      {other !== undefined && !isAnswered && (
        <Notice title={t('labs.desk.own-draft')}>
          <p>{t('labs.desk.own-draft.says')}</p>
          <div className="row">
            <Button onClick={() => { setAnswered(true); onUseOther(other); }}>{t('labs.desk.own-draft.use')}</Button>
            <Button onClick={() => { setAnswered(true); dropDraft(id); }}>{t('labs.desk.own-draft.drop')}</Button>
          </div>
        </Notice>
      )}
      {saved.is === 'failed' && saved.isFinal && (
        <Notice kind="problem">
          <p>{t('labs.saved.refused', { says: saved.says })}</p>
          <Button onClick={onReopen}>{t('labs.desk.closed')}</Button>
        </Notice>
      )}
    </div>
  );
}
