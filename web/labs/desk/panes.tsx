// What stands beside the editor: brief, attacks, changes, hints, solution.
import type { Opening, Solution } from '../../../server/labs/contract.ts';
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { t } from '../../ui/messages.ts';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import type { Files } from '../editor/draft.ts';
import type { ResultLines } from '../result-lines.ts';
import { BriefPane } from './brief-pane.tsx';
import { ChangesPane } from './changes-pane.tsx';
import { HintsPane } from './hints-pane.tsx';
import { ResultPane, type Shown } from './result-pane.tsx';
import { SolutionPane } from './solution-pane.tsx';

export const PANES = ['brief', 'checks', 'changes', 'hints', 'solution'] as const;
export type Pane = (typeof PANES)[number];

type Props = {
  lab: LabBundle;
  opening: Opening;
  pane: Pane;
  onPane: (pane: Pane) => void;
  shown: Shown;
  files: Files;
  names: readonly string[];
  onHints: (hints: string[]) => void;
  onSolution: (solution: Solution) => void;
};

export function Panes({ lab, opening, pane, onPane, shown, files, names, onHints, onSolution }: Props) {
  const tabs: Tab[] = [
    { id: 'brief', title: t('labs.desk.tab.brief'), content: <BriefPane lab={lab} /> },
    { id: 'checks', title: <ChecksTab lines={shown.lines} />, content: <ResultPane {...shown} /> },
    { id: 'changes', title: t('labs.desk.tab.changes'), content: <ChangesPane start={lab.start} files={files} names={names} /> },
    { id: 'hints', title: t('labs.desk.tab.hints'), content: <HintsPane opening={opening} onHints={onHints} /> },
    { id: 'solution', title: t('labs.desk.tab.solution'), content: <SolutionPane id={opening.id} state={opening.state} solution={opening.solution} start={lab.start} names={names} onSolution={onSolution} /> },
  ];
  return (
    <section id="about-this-lab" className="desk-panes" tabIndex={-1} aria-label={t('labs.desk.panes')}>
      <Tabs label={t('labs.desk.panes')} tabs={tabs} chosen={pane} onChoose={(id) => onPane(id as Pane)} />
    </section>
  );
}

/** How many fail, so that it can be seen from any other pane. */
function ChecksTab({ lines: { attacks, functions } }: { lines: ResultLines }) {
  const run = [...attacks, ...functions].filter(({ step }) => step !== undefined);
  const failed = run.filter(({ step }) => step?.ok === false).length;
  if (run.length === 0) return t('labs.desk.tab.checks');
  const says = failed === 0 ? t('labs.desk.tab.checks-hold', { of: run.length }) : t('labs.desk.tab.checks-failed', { count: failed, of: run.length });
  return (
    <>
      {t('labs.desk.tab.checks')}
      <span className="desk-tab-count numbers" data-holds={failed === 0} aria-hidden="true">{failed === 0 ? '✓' : `${failed}/${run.length}`}</span>
      <span className="only-read">, {says}</span>
    </>
  );
}
