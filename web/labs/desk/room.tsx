// Alone or in a pair: where the files of the desk live.
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import type { Opening } from '../../../server/labs/contract.ts';
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { type Files, soloDraft } from '../editor/draft.ts';
import { InviteButton, type Invited } from '../pair/invite-button.tsx';
import type { PairRoomProps } from '../pair/pair-room.tsx';
import { Desk } from './desk.tsx';
import { inOrder } from './in-order.ts';
import { draftToOpen, dropDraft } from './kept-draft.ts';
import type { ChangeOpening } from './use-opening.ts';

export type RoomProps = {
  lab: LabBundle;
  opening: Opening;
  change: ChangeOpening;
  /** What there was before starting over. */
  before: Files | undefined;
  onStartOver: (files: Files) => Promise<void>;
  onUndone: () => void;
  onReopen: () => void;
};

const Missing = (): ReactNode => <Notice kind="problem" isLive>{t('labs.pair.missing')}</Notice>;
/** With the document that two people write, which whoever works alone does not load. */
const PairRoom = lazy<ComponentType<PairRoomProps>>(() => import('../pair/pair-room.tsx').then(({ PairRoom }) => ({ default: PairRoom }), () => ({ default: Missing })));

export function Room(props: RoomProps) {
  const { pair, id } = props.opening;
  const [invited, setInvited] = useState<Invited>();
  const [hasLeft, setLeft] = useState(false);
  const begin = (next: Invited): void => {
    dropDraft(id);
    setInvited(next);
    setLeft(false);
    props.change((known) => ({ ...known, pair: { id: next.pair, partner: null } }));
  };
  if (pair === null) return <SoloRoom {...props} hasLeft={hasLeft} onInvited={begin} />;
  const code = invited?.pair === pair.id ? invited.code : undefined;
  return (
    <Suspense fallback={<Loading label={t('labs.pair.is.connecting')} />}>
      <PairRoom key={pair.id} {...props} pair={pair} code={code} onCode={(next) => setInvited({ pair: pair.id, code: next })} onLeft={() => setLeft(true)} />
    </Suspense>
  );
}

type SoloProps = RoomProps & { hasLeft: boolean; onInvited: (invited: Invited) => void };

function SoloRoom({ lab, opening, change, before, hasLeft, onInvited, onStartOver, onUndone, onReopen }: SoloProps) {
  const [{ draft, other }] = useState(() => {
    const found = draftToOpen(opening.id, opening.files);
    return { draft: soloDraft(inOrder(lab, found.files)), other: found.other };
  });
  const undo = (): void => {
    if (before !== undefined) draft.writeAll(Object.fromEntries(draft.names.flatMap((name) => (before[name] === undefined ? [] : [[name, before[name]]]))));
    onUndone();
  };
  return <Desk lab={lab} opening={opening} change={change} draft={draft} other={other} pair={undefined} company={<InviteButton opening={opening} draft={draft} onInvited={onInvited} takesFocus={hasLeft} />} onStartOver={onStartOver} onUndo={before && undo} onReopen={onReopen} />;
}
