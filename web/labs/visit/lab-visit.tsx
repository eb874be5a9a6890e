// The work on a lab that has a page of its own: which of its languages, the way there, a clock for a pair, and when a part is over.
import { useEffect, useId, useRef, useState } from 'react';
import type { LabLine } from '../../../server/labs/contract.ts';
import { useApi } from '../../api.ts';
import { paths } from '../../paths.ts';
import type { EmbedProps } from '../../shell/embeds.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioList } from '../../ui/choice.tsx';
import { addMessages, formatMinutes, t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import { languageName } from '../programs/engine-for.ts';
import { visitMessages } from './messages.ts';
import { isOver, maySay, offered, type Task, usual } from './round.ts';
import { RoundClock } from './round-clock.tsx';
import './visit.css';

addMessages(visitMessages);

/** Calls `onDone` once: when the lab was opened, when somebody says that they have worked or swapped, when it was passed. */
export function LabVisit({ props, onDone }: EmbedProps) {
  // Whoever comes back from the lab sees it at once; the interval is for a second screen.
  const list = useApi('GET /api/labs', {}, { refetchOnWindowFocus: 'always', refetchInterval: 60_000 });
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failing error={list.error} retry={() => void list.refetch()} />;
  const labs = offered(props, list.data.labs);
  if (labs.length === 0) return <Notice kind="problem">{t('learning.exercise.unknown')}</Notice>;
  const minutes = props['minutes'] === undefined ? undefined : Number(props['minutes']);
  return <Visit labs={labs} task={(props['task'] ?? 'work') as Task} minutes={minutes} onDone={onDone} onLook={() => void list.refetch()} />;
}

type Props = { labs: readonly LabLine[]; task: Task; minutes: number | undefined; onDone: EmbedProps['onDone']; onLook: () => void };

function Visit({ labs, task, minutes, onDone, onLook }: Props) {
  const id = useId();
  const [began] = useState(() => Date.now());
  const [chosen, setChosen] = useState<string>();
  const [hasSaid, setSaid] = useState(false);
  const isDone = useRef(false);
  const lab = labs.find(({ slug }) => slug === chosen) ?? usual(labs);
  const finish = (): void => {
    if (isDone.current) return;
    isDone.current = true;
    // Passed only where the server's own run says so.
    onDone({ outcome: task === 'finish' ? 'passed' : 'done', detail: { lab: lab.slug, state: lab.state }, seconds: Math.round((Date.now() - began) / 1000) });
  };
  const over = isOver(task, lab.state);
  useEffect(() => {
    if (over) finish();
  });
  const say = (): void => {
    setSaid(true);
    finish();
  };
  return (
    <section className="visit" aria-labelledby={id}>
      <h3 id={id} data-content>{lab.title}</h3>
      <p data-content>{lab.summary}</p>
      {labs.length > 1 && lab.state === 'open' ? (
        <RadioList label={t('labs.visit.choose')} hint={t('labs.visit.same')} isAcross value={lab.slug} onValue={setChosen} options={labs.map(({ slug, language, minutes }) => ({ value: slug, label: <span data-content>{languageName(language)}</span>, note: formatMinutes(minutes) }))} />
      ) : (
        task === 'begin' && <p className="aside">{t('labs.visit.about', { language: languageName(lab.language) })}</p>
      )}
      <p className="visit-actions">
        <a className="button" data-look="primary" href={paths.lab(lab.slug)} target="_blank" rel="noopener">{t(lab.state === 'open' ? 'labs.visit.open' : 'labs.visit.go-on')}</a>
        {minutes !== undefined && !over && <RoundClock minutes={minutes} />}
      </p>
      {maySay(task, lab.state) && !hasSaid && <Enough isPair={minutes !== undefined} onSay={say} />}
      <output className="visit-state">{says(task, lab.state, hasSaid, minutes !== undefined)}</output>
      {!over && !hasSaid && !maySay(task, lab.state) && <p className="visit-actions"><Button onClick={onLook}>{t('labs.visit.look')}</Button></p>}
    </section>
  );
}

function Enough({ isPair, onSay }: { isPair: boolean; onSay: () => void }) {
  if (!isPair) return <p className="visit-actions"><Button onClick={onSay}>{t('labs.visit.worked')}</Button></p>;
  return (
    <p className="visit-actions">
      <Button onClick={onSay}>{t('labs.visit.swap')}</Button>
      <Button onClick={onSay}>{t('labs.visit.alone')}</Button>
    </p>
  );
}

const says = (task: Task, state: LabLine['state'], hasSaid: boolean, isPair: boolean): string => {
  if (state === 'passed') return t('labs.visit.passed');
  if (task === 'begin') return t(state === 'open' ? 'labs.visit.begin' : 'labs.visit.begun');
  if (task === 'finish') return t(state === 'shown' ? 'labs.visit.shown' : 'labs.visit.finish');
  if (hasSaid) return t(isPair ? 'labs.visit.swapped' : 'labs.visit.thanks');
  return state === 'open' ? t('labs.visit.unopened') : '';
};
