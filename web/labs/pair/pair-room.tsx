// The desk of two people: their files live in one document, and what either of them submits is seen by both.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Run } from '../../../server/labs/contract.ts';
import { api } from '../../api.ts';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/messages.ts';
import { Loading } from '../../ui/states.tsx';
import type { Partner } from '../editor/code-editor.tsx';
import type { Files } from '../editor/draft.ts';
import { Desk } from '../desk/desk.tsx';
import { inOrder } from '../desk/in-order.ts';
import { dropDraft, keepDraft } from '../desk/kept-draft.ts';
import type { RoomProps } from '../desk/room.tsx';
import { Company } from './company.tsx';
import { keptChanges } from './kept-changes.ts';
import type { PairPerson } from './live-pair.ts';
import { pairDraft } from './pair-draft.ts';
import { useCompany } from './use-company.ts';
import { useLivePair } from './use-live-pair.ts';

export type PairRoomProps = RoomProps & { pair: { id: string; partner: string | null }; code: string | undefined; onCode: (code: string) => void; onLeft: () => void };

export function PairRoom({ pair, code, onCode, onLeft, lab, opening, change, onReopen }: PairRoomProps) {
  const { live, state } = useLivePair(pair.id);
  const isReady = state.times > 0;
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const draft = useMemo(() => (isReady ? pairDraft(live.doc, Object.keys(inOrder(lab, opening.files))) : undefined), [isReady, live]);
  const partner = partnerOf(state.people, pair.partner);
  const run = useNewestRun(opening.id, state.run, state.times, change);
  const [before, setBefore] = useState<Files>();
  const isLeaving = useRef(false);
  useCompany(partner, state.people.length > 0);
  const place = usePlaceOf(partner);

  const goAlone = (): void => {
    // What never reached the server is offered to whoever goes on alone.
    if (draft !== undefined && !live.state().isSaved) keepDraft(opening.id, { base: {}, files: draft.files() });
    else dropDraft(opening.id);
    keptChanges(pair.id).drop();
    announce(t(isLeaving.current ? 'labs.pair.left-it' : 'labs.pair.is.over'));
    onLeft();
    onReopen();
  };
  const isOver = state.is === 'over';
  useEffect(() => {
    if (isOver) goAlone();
    // Once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOver]);
  const leave = async (): Promise<void> => {
    const isSent = await live.flush();
    if (!isSent && live.state().refused === undefined) throw new Error(t('labs.pair.leave.unsent'));
    isLeaving.current = true;
    try {
      await api('POST /api/pairs/:id/leavings', { params: { id: pair.id }, body: {} });
    } catch (error) {
      isLeaving.current = false;
      throw error;
    }
    // Otherwise the stream has said it already.
    if (live.state().is !== 'over') goAlone();
  };
  const invite = async (): Promise<void> => onCode((await api('POST /api/openings/:id/invitations', { params: { id: opening.id }, body: {} })).code);

  const company = <Company state={state} partner={partner} code={code} onInvite={invite} onLeave={leave} onReopen={onReopen} />;
  if (draft === undefined) return <div className="desk"><div className="desk-work">{company}<Loading label={t('labs.pair.is.connecting')} /></div></div>;
  const startOver = (files: Files): Promise<void> => {
    setBefore(files);
    draft.writeAll(lab.start);
    return Promise.resolve();
  };
  const undo = (): void => {
    if (before !== undefined) draft.writeAll(before);
    setBefore(undefined);
  };
  return <Desk lab={lab} opening={opening} change={change} draft={draft} other={undefined} pair={{ partner: state.is === 'live' ? place : undefined, run, isSaved: state.isSaved, isTogether: partner !== undefined, onMove: (file, at) => live.tell({ file, at }) }} company={company} onStartOver={startOver} onUndo={before && undo} onReopen={onReopen} />;
}

/** Before anything was heard, by name only. */
const partnerOf = (people: readonly PairPerson[], name: string | null): PairPerson | undefined => {
  if (people.length > 0) return people.find(({ isMe }) => !isMe);
  return name === null ? undefined : { name, isMe: false, isHere: false, file: null, at: null };
};

/** The same object until they move: between two places that are heard of, the editor moves it along with what is written. */
const usePlaceOf = (partner: PairPerson | undefined): Partner | undefined => {
  const { name = '', isHere = false, file = null, at = null } = partner ?? {};
  return useMemo(() => (isHere && file !== null && at !== null ? { name, file, at } : undefined), [name, isHere, file, at]);
};

/** As it is heard, or as it is found after a time without a connection. */
const useNewestRun = (id: string, heard: Run | undefined, times: number, change: RoomProps['change']): Run | undefined => {
  const [found, setFound] = useState<Run>();
  useEffect(() => {
    if (times < 2) return;
    const look = async (): Promise<void> => {
      const now = await api('GET /api/openings/:id', { params: { id } });
      change(() => now);
      if (now.lastRun !== null) setFound(now.lastRun);
    };
    look().catch(() => undefined);
    // `change` is new on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, times]);
  return found !== undefined && (heard === undefined || found.at > heard.at) ? found : heard;
};
