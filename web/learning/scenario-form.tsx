// One situation: two native radio groups and an answer, then the rule, the explanation and what holds here.
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { SafeOrUnsafe, ScenarioVerdict, ShownScenario } from '../../server/learning/schemas.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { hereWords } from './here-words.ts';
import { Prose } from '../ui/prose.tsx';
import { SendError } from './send-error.tsx';

const SURE = [50, 60, 70, 80, 90, 100] as const;
const ANSWERS = ['safe', 'unsafe'] as const;
const word = (answer: SafeOrUnsafe): string => (answer === 'safe' ? t('learning.scenarios.safe') : t('learning.scenarios.unsafe'));

/** What is said aloud and shown once it is answered. */
export const scenarioSays = ({ isRight, right }: ScenarioVerdict): string => (isRight ? t('learning.scenarios.right', { answer: word(right) }) : t('learning.scenarios.wrong', { answer: word(right) }));

type Props = {
  scenario: ShownScenario;
  /** Where it stands in its set; left out where the page says so itself. */
  place?: { number: number; of: number };
  error: Error | null;
  isBusy: boolean;
  onAnswer: (answer: SafeOrUnsafe, confidence: number) => void;
};

export function ScenarioForm({ scenario, place, error, isBusy, onAnswer }: Props) {
  const { verdict } = scenario;
  const [answer, setAnswer] = useState<SafeOrUnsafe | undefined>(verdict?.given);
  const [confidence, setConfidence] = useState<number | undefined>(verdict?.confidence);
  const [isAsking, setAsking] = useState(false);
  const name = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const isLater = place !== undefined && place.number > 1;
  // From the second situation on the focus follows, so that the keyboard stays where the reading is.
  useEffect(() => {
    if (isLater && verdict === null) heading.current?.focus();
  }, [isLater, verdict]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (answer === undefined || confidence === undefined) setAsking(true);
    else onAnswer(answer, confidence);
  };
  return (
    <form className="scenario" onSubmit={submit}>
      {place !== undefined && <h3 ref={heading} tabIndex={-1} className="scenario-number">{t('learning.scenarios.of', place)}</h3>}
      <p className="scenario-situation" data-content><Prose text={scenario.situation} /></p>
      <fieldset disabled={verdict !== null}>
        <legend>{t('learning.scenarios.legend')}</legend>
        <div className="choices">
          {ANSWERS.map((each) => (
            <label key={each}>
              <input type="radio" name={`${name}-answer`} checked={answer === each} onChange={() => setAnswer(each)} /> {word(each)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset disabled={verdict !== null}>
        <legend>{t('learning.scenarios.confidence')}</legend>
        <div className="choices">
          {SURE.map((each) => (
            <label key={each}>
              <input type="radio" name={`${name}-sure`} checked={confidence === each} onChange={() => setConfidence(each)} /> {each} %
            </label>
          ))}
        </div>
      </fieldset>
      {verdict === null ? (
        <p className="item-actions">
          <Button type="submit" look="primary" isBusy={isBusy}>{t('learning.scenarios.answer')}</Button>
          {isAsking && (answer === undefined || confidence === undefined) && <span role="alert">{t('learning.scenarios.choose')}</span>}
        </p>
      ) : (
        <Explanation verdict={verdict} />
      )}
      <SendError error={error} />
    </form>
  );
}

function Explanation({ verdict }: { verdict: ScenarioVerdict }) {
  const { isRight, rule, policy } = verdict;
  return (
    <div className="scenario-verdict">
      <p className="item-verdict" data-right={isRight}>{scenarioSays(verdict)}</p>
      <p data-content><Prose text={verdict.explanation} /></p>
      <p><strong>{t('learning.scenarios.rule')}: </strong><span data-content><Prose text={rule.text} /></span></p>
      {policy !== null && <p className="scenario-policy" data-allowed={policy.isAllowed}>{hereWords(policy)}</p>}
    </div>
  );
}
