// Situations one by one: safe or unsafe, how sure, the rule that decides, and at the end how confidence fits.
import { useEffect, useRef, useState } from 'react';
import type { SafeOrUnsafe, ScenarioSet as Drawn, ScenarioVerdict, ShownScenario } from '../../server/learning/schemas.ts';
import { api, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { CalibrationResult } from './calibration-result.tsx';
import { calibrationWords } from './calibration-words.ts';
import { ScenarioForm, scenarioSays } from './scenario-form.tsx';
import { SendError } from './send-error.tsx';

type Props = { module: string; unit: string; onDone: (seconds: number) => void };

export function ScenarioSet({ module, unit, onDone }: Props) {
  const began = useRef(Date.now());
  const open = useSend('POST /api/scenario-sets', { refreshes: [] });
  const [set, setSet] = useState<Drawn>();
  const [at, setAt] = useState(0);
  const [hasFinished, setFinished] = useState(false);
  const begin = async (): Promise<void> => {
    const drawn = await open.mutateAsync({ body: { module, unit } });
    const firstOpen = drawn.scenarios.findIndex((scenario) => scenario.verdict === null);
    setSet(drawn);
    setAt(firstOpen < 0 ? drawn.scenarios.length : firstOpen);
    if (drawn.calibration !== null) onDone(0);
  };
  // A set that was begun on another device goes on by itself.
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void begin().catch(() => undefined);
  });

  const finish = async (id: string): Promise<void> => {
    const whole = await api('GET /api/scenario-sets/:id', { params: { id } });
    setSet(whole);
    setAt(whole.scenarios.length);
    setFinished(true);
    if (whole.calibration !== null) announce(calibrationWords(whole.calibration));
    onDone(Math.round((Date.now() - began.current) / 1000));
  };
  if (set === undefined) {
    return (
      <div className="scenario-set">
        {open.isError && <Button onClick={() => void begin().catch(() => undefined)}>{t('learning.scenarios.begin')}</Button>}
        <SendError error={open.error} />
      </div>
    );
  }
  const scenario = set.scenarios[at];
  if (scenario === undefined) return <div className="scenario-set">{set.calibration !== null && <CalibrationResult calibration={set.calibration} isNews={hasFinished} />}</div>;
  const keep = (verdict: ScenarioVerdict): void =>
    setSet({ ...set, scenarios: set.scenarios.map((each): ShownScenario => (each.id === scenario.id ? { ...each, verdict } : each)) });
  const isLast = set.scenarios.every((each) => each.id === scenario.id || each.verdict !== null);
  return (
    <div className="scenario-set">
      <SetScenario key={scenario.id} setId={set.id} scenario={scenario} place={{ number: at + 1, of: set.scenarios.length }} onVerdict={keep} />
      {scenario.verdict !== null && (
        <p className="item-actions">
          {isLast ? (
            <Button look="primary" onClick={() => void finish(set.id)}>{t('learning.scenarios.result')}</Button>
          ) : (
            <Button look="primary" onClick={() => setAt(set.scenarios.findIndex((each, index) => index > at && each.verdict === null))}>{t('learning.scenarios.next')}</Button>
          )}
        </p>
      )}
    </div>
  );
}

function SetScenario({ setId, scenario, place, onVerdict }: { setId: string; scenario: ShownScenario; place: { number: number; of: number }; onVerdict: (verdict: ScenarioVerdict) => void }) {
  const send = useSend('POST /api/scenario-sets/:id/answers', { refreshes: [] });
  const answer = async (given: SafeOrUnsafe, confidence: number): Promise<void> => {
    const { verdict } = await send.mutateAsync({ params: { id: setId }, body: { scenario: scenario.id, answer: given, confidence } });
    announce(scenarioSays(verdict));
    onVerdict(verdict);
  };
  return <ScenarioForm scenario={scenario} place={place} error={send.error} isBusy={send.isPending} onAnswer={(given, confidence) => void answer(given, confidence).catch(() => undefined)} />;
}
