// A segment in three panes, Code, Exploit, Fix, run for real in this page.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Run as LabRun } from '../../../server/labs/contract.ts';
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { addMessages, t } from '../../ui/messages.ts';
import type { CodeState } from '../../ui/state-mark.tsx';
import { BriefPart } from '../brief-part.tsx';
import { byPage, byServer, type Judged, stateOfCode, verdictOf } from '../desk/judged.ts';
import { CodePane } from './code-pane.tsx';
import { ExploitPane } from './exploit-pane.tsx';
import { FixPane } from './fix-pane.tsx';
import '../labs.css';
import { labsMessages } from '../messages.ts';
import { engineFor, type Language } from '../programs/engine-for.ts';
import { useRun } from '../use-run.ts';
import { useRecording } from './use-recording.ts';

addMessages(labsMessages);

/** `shown`: a fix was looked at before one of their own held. */
export type SegmentOutcome = { outcome: 'holds' | 'shown'; tries: number; seconds: number };

const PATIENCE_MS = 4_000;

type Props = {
  lab: LabBundle;
  /** In a lesson each run goes to the server too; without an account there is nobody to keep it for. */
  isRecorded?: boolean;
  onDone: (outcome: SegmentOutcome) => void;
};

/** Calls `onDone` once: when a fix holds, by the server's word where that comes in time, or when a fix is shown before. */
export function Segment({ lab, isRecorded = false, onDone }: Props) {
  const root = useRef<HTMLElement>(null);
  const [began] = useState(() => Date.now());
  const tries = useRef(0);
  const isDone = useRef(false);
  const [code, setCode] = useState(lab.start[lab.entry] ?? '');
  const exploit = useRun(lab);
  const fix = useRun(lab);
  const [judged, setJudged] = useState<Judged>();
  const recording = useRecording(lab.slug);
  useEffect(() => startWhenSeen(root.current, lab.language), [lab.language]);

  const finish = (outcome: SegmentOutcome['outcome']): void => {
    if (isDone.current) return;
    isDone.current = true;
    onDone({ outcome, tries: tries.current, seconds: Math.round((Date.now() - began) / 1000) });
  };
  const runExploit = (): void => void exploit.start(lab.start);
  const files = { ...lab.start, [lab.entry]: code };
  const conclude = async (sending: Promise<LabRun | undefined>, own: Judged): Promise<void> => {
    // A lesson does not wait for a queue: after a while, or when nothing arrived, the page's word stands.
    const patience = new Promise<undefined>((done) => setTimeout(done, PATIENCE_MS, undefined));
    void Promise.race([sending, patience]).then((run) => (run ?? own).holds && finish('holds'));
    const run = await sending;
    // Of the newest run only: another may have been started meanwhile.
    if (run !== undefined) setJudged((known) => (known === own ? byServer(lab, run, own.files, own) : known));
    if (run?.holds) finish('holds');
  };
  const runFix = async (): Promise<void> => {
    const result = await fix.start(files);
    if (result === undefined) return;
    tries.current += 1;
    const own = byPage(lab, result, files);
    setJudged(own);
    if (isRecorded) void conclude(recording.send({ files, ownVerdict: verdictOf(own, files) }), own);
    else if (own.holds) finish('holds');
  };
  const sendAgain = (): void => {
    if (judged !== undefined) void conclude(recording.again(), judged);
  };
  const show = (): void => {
    const isEarned = judged?.holds === true;
    if (isRecorded && !isDone.current && !isEarned) recording.show();
    finish(isEarned ? 'holds' : 'shown');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.target instanceof Element && event.target.closest('.lab-fix')) void runFix();
    else runExploit();
  };

  const isExploited = exploit.result?.steps.some((step) => step.kind === 'attack' && !step.ok) ?? false;
  const codeState: CodeState = isExploited ? 'exploited' : 'suggested';
  return (
    <section ref={root} className="lab-segment" aria-label={t('labs.segment.label', { title: lab.title })} onKeyDown={onKeyDown}>
      <p className="lab-meta">{t('labs.segment.meta', { minutes: lab.minutes, cwe: lab.cwe.join(', ') })}</p>
      <BriefPart part={lab.brief[0]} />
      <div className="lab-strip">
        <CodePane lab={lab} state={codeState} />
        <ExploitPane lab={lab} run={exploit} onRun={runExploit} />
        <FixPane lab={lab} code={code} onCode={setCode} judged={judged} progress={fix.progress} state={stateOfCode(judged, files, lab.start)} onRun={() => void runFix()} onShow={show} recording={isRecorded ? { ...recording, again: sendAgain } : undefined} />
      </div>
    </section>
  );
}

/** Python is 12 MB on the wire, so it is fetched when the segment comes near the screen and not before. */
function startWhenSeen(element: Element | null, language: Language): (() => void) | undefined {
  if (element === null) return undefined;
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      // A failure shows in the line about the language, with a way to try again.
      engineFor(language).start().catch(() => undefined);
    },
    { rootMargin: '200px' },
  );
  seen.observe(element);
  return () => seen.disconnect();
}
