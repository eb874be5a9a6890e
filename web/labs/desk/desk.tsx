// The desk of a lab: the files to mend on one side, brief and results on the other, Check and Submit between them.
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Opening, Run } from '../../../server/labs/contract.ts';
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/messages.ts';
import { useActiveSeconds } from '../../ui/use-active-seconds.ts';
import { ctrlName } from '../ctrl-name.ts';
import { CodeEditor, type Partner } from '../editor/code-editor.tsx';
import { areSame, type Draft, type Files } from '../editor/draft.ts';
import { marksOf } from '../editor/line-mark.ts';
import type { EditorHandle } from '../editor/plain-field.tsx';
import { engineFor } from '../programs/engine-for.ts';
import { linesOf } from '../result-lines.ts';
import { summarise } from '../summarise.ts';
import { useRun } from '../use-run.ts';
import { ActionBar } from './action-bar.tsx';
import './desk.css';
import { DeskNotices } from './desk-notices.tsx';
import { byPage, byServer, isStale, type Judged, lastJudged, stateOfCode, verdictOf } from './judged.ts';
import { Panes } from './panes.tsx';
import { SavedLine } from './saved-line.tsx';
import { StartOverButton } from './start-over.tsx';
import type { ChangeOpening } from './use-opening.ts';
import { useOtherDevice } from './use-other-device.ts';
import { usePlace } from './use-place.ts';
import { useReportedSeconds } from './use-reported-seconds.ts';
import { useRunKeys } from './use-run-keys.ts';
import { type Saved, useSaving } from './use-saving.ts';
import { useEngine, useSubmitting } from './use-submitting.ts';

/** What a pair adds: where the colleague is, what was submitted by either, and that the document keeps the files. */
export type DeskPair = { partner: Partner | undefined; run: Run | undefined; isSaved: boolean; isTogether: boolean; onMove: (file: string, at: number) => void };

type Props = {
  lab: LabBundle;
  opening: Opening;
  change: ChangeOpening;
  draft: Draft;
  /** Unsaved work of this browser that another device has overtaken. */
  other: Files | undefined;
  pair: DeskPair | undefined;
  /** Above the editor: who works here. */
  company: ReactNode;
  onStartOver: (files: Files) => Promise<void>;
  onUndo: (() => void) | undefined;
  onReopen: () => void;
};

export function Desk({ lab, opening, change, draft, other, pair, company, onStartOver, onUndo, onReopen }: Props) {
  const files = useSyncExternalStore(draft.watch, draft.files, draft.files);
  const seconds = useSeconds(opening.seconds);
  const place = usePlace(draft.names, opening.lastRun === null ? 'brief' : 'checks');
  const saving = useSaving({ id: opening.id, draft, server: opening.files, seconds, isOff: pair !== undefined });
  const check = useRun(lab);
  const submitting = useSubmitting(() => Promise.resolve(opening.id), seconds);
  const engine = useEngine(opening, submitting.isSending, ({ engine }) => change((known) => ({ ...known, engine })));
  const [judged, setJudged] = useState<Judged | undefined>(() => lastJudged(lab, opening));
  const seenRun = useRef(opening.lastRun?.id);
  const editor = useRef<EditorHandle>(null);
  useOtherDevice({ id: opening.id, draft, saving, change, isOff: pair !== undefined });
  useReportedSeconds({ id: opening.id, draft, seconds, isOn: pair !== undefined });
  useEffect(() => void engineFor(lab.language).start().catch(() => undefined), [lab.language]);

  const runCheck = async (): Promise<Judged | undefined> => {
    const began = draft.files();
    const result = await check.start({ ...began });
    if (result === undefined) return undefined;
    const next = byPage(lab, result, began);
    setJudged(next);
    return next;
  };
  const onCheck = (): void => {
    place.goToPane('checks');
    void runCheck();
  };
  const take = (run: Run, sent: Files, own: Judged | undefined): void => {
    saving.learn(sent);
    setJudged(byServer(lab, run, sent, own));
    change((known) => ({ ...known, lastRun: run, runs: known.runs + 1, state: run.holds ? 'passed' : known.state }));
  };
  const onSubmit = async (isAgain = false): Promise<void> => {
    if (submitting.isSending) return;
    place.goToPane('checks');
    const sent = draft.files();
    const own = engine.state === 'none' && verdictOf(judged, sent) === null ? await runCheck() : judged;
    if (own === undefined && engine.state === 'none') return;
    const run = await (isAgain ? submitting.again() : submitting.send({ files: sent, ownVerdict: verdictOf(own, sent) }));
    if (run !== undefined) take(run, sent, own);
  };
  const ofPair = pair?.run;
  useEffect(() => {
    // One's own comes back by the pair too.
    if (ofPair === undefined || ofPair.id === seenRun.current || submitting.isOwn(ofPair.id)) return;
    seenRun.current = ofPair.id;
    const next = byServer(lab, ofPair, undefined, undefined);
    setJudged(next);
    place.goToPane('checks');
    change((known) => (known.lastRun?.id === ofPair.id ? known : { ...known, lastRun: ofPair, runs: known.runs + 1, state: ofPair.holds ? 'passed' : known.state }));
    announce(t('labs.pair.ran', { says: summarise(lab.language, next.lines, { isPage: false }) }));
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ofPair]);

  useEffect(() => {
    // Another file in front is another place, before anything is touched in it.
    pair?.onMove(place.file, 0);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [place.file]);

  useShortcuts([
    { keys: `${ctrlName()}+Enter`, says: t('labs.desk.key.check'), run: onCheck },
    { keys: `${ctrlName()}+Shift+Enter`, says: t('labs.desk.key.submit'), run: () => void onSubmit() },
    { keys: 'e', says: t('labs.desk.key.editor'), run: () => editor.current?.focus() },
    { keys: 'b', says: t('labs.desk.key.brief'), run: () => place.goToPane('brief') },
    { keys: 'a', says: t('labs.desk.key.checks'), run: () => place.goToPane('checks') },
    { keys: 'c', says: t('labs.desk.key.changes'), run: () => place.goToPane('changes') },
    { keys: 'h', says: t('labs.desk.key.hints'), run: () => place.goToPane('hints') },
  ]);
  useRunKeys(onCheck, () => void onSubmit());

  const { progress } = check;
  const saved: Saved = pair === undefined ? saving.saved : pair.isSaved ? { is: 'saved', at: undefined } : { is: 'waiting' };
  const stale = isStale(judged, files);
  const lines = progress !== undefined ? linesOf(lab, progress.steps) : (judged?.lines ?? linesOf(lab, []));
  const summary = judged === undefined ? '' : summarise(lab.language, judged.lines, { isPage: judged.from === 'page' });
  const failures = useMemo(() => marksOf([...(judged?.lines.attacks ?? []), ...(judged?.lines.functions ?? [])].map(({ step }) => step?.failure), draft.names, lab.entry), [judged, draft, lab.entry]);
  return (
    <div className="desk">
      <DeskNotices opening={opening} other={other} saved={saved} isInPair={pair !== undefined} onUseOther={(mine) => draft.writeAll(mine)} onUndo={onUndo} onReopen={onReopen} />
      <div className="desk-work">
        <a className="desk-jump" href="#about-this-lab">{t('labs.desk.jump')}</a>
        {company}
        <CodeEditor ref={editor} draft={draft} start={lab.start} file={place.file} onFile={place.goToFile} state={stateOfCode(judged, files, lab.start)} marks={failures} areMarksStale={stale} partner={pair?.partner} onMove={(file, at) => pair?.onMove(file, at)} onCheck={onCheck} onSubmit={() => void onSubmit()} saved={<SavedLine saved={saved} isInPair={pair?.isTogether ?? false} />} />
        <ActionBar language={lab.language} progress={progress} submitting={submitting} engine={engine} summary={stale ? '' : summary} isHolding={judged?.holds === true && !stale} isPassed={opening.state === 'passed'} onCheck={onCheck} onSubmit={() => void onSubmit()} onAgain={() => void onSubmit(true)} onSolution={() => place.goToPane('solution')} startOver={<StartOverButton onStartOver={() => onStartOver(draft.files())} isOff={areSame(files, lab.start) && (pair !== undefined || !opening.isOutdated)} isInPair={pair !== undefined} />} />
      </div>
      <Panes lab={lab} opening={opening} pane={place.pane} onPane={place.goToPane} shown={{ lines, from: judged?.from ?? 'nothing', at: judged?.at, isRunning: progress !== undefined, isStale: stale }} files={files} names={draft.names} onHints={(hints) => change((known) => ({ ...known, hints }))} onSolution={(solution) => change((known) => ({ ...known, solution, state: known.state === 'passed' ? 'passed' : 'shown' }))} />
    </div>
  );
}

/** Seconds of work on this opening, on whatever device. */
const useSeconds = (before: number): (() => number) => {
  const take = useActiveSeconds();
  const counted = useRef(before);
  return () => {
    counted.current = Math.min(counted.current + take(), 86_400);
    return counted.current;
  };
};
