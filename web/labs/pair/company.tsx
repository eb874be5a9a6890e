// Who works here together, how the connection stands, the invitation while one is alone, and the way out.
import { useState } from 'react';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/dialog.tsx';
import { t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { CopyLink } from './copy-link.tsx';
import type { PairPerson, PairState } from './live-pair.ts';
import './pair.css';

type Props = {
  state: PairState;
  partner: PairPerson | undefined;
  /** Of an invitation made while this page is open. */
  code: string | undefined;
  onInvite: () => Promise<void>;
  onLeave: () => Promise<void>;
  onReopen: () => void;
};

export function Company({ state, partner, code, onInvite, onLeave, onReopen }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : t('shell.failed.says'));
    } finally {
      setBusy(false);
    }
  };
  const { is, refused } = state;
  return (
    <section className="pair" aria-label={t('labs.pair.region')}>
      <div className="pair-line">
        <div className="pair-says">
          <p role="status" className="pair-is" data-is={is}>{sayConnection(is, partner?.name)}</p>
          {partner !== undefined && is !== 'over' && <p className="pair-who">{sayWho(partner, is === 'live')}</p>}
        </div>
        {is === 'over' ? (
          <Button onClick={onReopen}>{t('labs.desk.closed')}</Button>
        ) : (
          <ConfirmButton look="quiet" title={t('labs.pair.leave.title')} says={partner === undefined ? t('labs.pair.leave.says-alone') : t('labs.pair.leave.says', { name: partner.name })} confirm={t('labs.pair.leave')} isBusy={isBusy} onConfirm={() => attempt(onLeave)}>
            {t('labs.pair.leave')}
          </ConfirmButton>
        )}
      </div>
      {partner === undefined && is !== 'over' && state.times > 0 && <Invitation code={code} isBusy={isBusy} onInvite={() => void attempt(onInvite)} />}
      {refused !== undefined && <Notice kind="problem" isLive>{t('labs.pair.refused', { says: refused })}</Notice>}
      {problem !== undefined && <Notice kind="problem" isLive>{problem}</Notice>}
    </section>
  );
}

const sayConnection = (is: PairState['is'], name: string | undefined): string => {
  if (is !== 'lost') return t(`labs.pair.is.${is}`);
  return name === undefined ? t('labs.pair.is.lost-alone') : t('labs.pair.is.lost', { name });
};

/** Where they are is known only while something is heard. */
const sayWho = ({ name, isHere, file }: PairPerson, isHeard: boolean): string => {
  if (!isHeard) return t('labs.pair.with', { name });
  if (!isHere) return t('labs.pair.away', { name });
  return file === null ? t('labs.pair.with', { name }) : t('labs.pair.with-in', { name, file });
};

function Invitation({ code, isBusy, onInvite }: { code: string | undefined; isBusy: boolean; onInvite: () => void }) {
  return (
    <div className="stack-tight">
      <p><strong>{t('labs.pair.alone')}</strong> {code === undefined ? t('labs.pair.alone.no-code') : t('labs.pair.alone.code', { code })}</p>
      {code !== undefined && <CopyLink key={code} link={location.origin + paths.joinPair(code)} />}
      {code === undefined && <div className="row"><Button isBusy={isBusy} onClick={onInvite}>{t('labs.pair.make-new')}</Button></div>}
    </div>
  );
}
