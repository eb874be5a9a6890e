// One change to a model file: expect something, make it, and read what came.
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { RadioList } from '../../ui/choice.tsx';
import { t } from '../../ui/messages.ts';
import { type Came, type Change, type Format, VERDICTS } from './changes.ts';

type Props = { format: Format; change: Change; judge: (change: Change) => Came; onCame: (isHit: boolean) => void };

export function TryChange({ format, change, judge, onCame }: Props) {
  const [expected, setExpected] = useState<string | null>(null);
  const [came, setCame] = useState<Came>();
  const make = (): void => {
    if (expected === null || came !== undefined) return;
    const now = judge(change);
    setCame(now);
    onCame(now.verdict === expected);
  };
  return (
    <>
      <RadioList label={t(`model-file.change.${change}`)} options={VERDICTS[format].map((value) => ({ value, label: t(`model-file.verdict.${value}`) }))} value={expected} onValue={setExpected} isOff={came !== undefined} isAcross />
      {came === undefined && <Button isOff={expected === null} onClick={make}>{t('model-file.try')}</Button>}
      <div role="status">
        {came !== undefined && (
          <p className="tryout-says" data-is={came.verdict === 'refused' || came.verdict === 'same' ? 'holds' : 'exploited'}>
            {t(came.verdict === expected ? 'model-file.came.hit' : 'model-file.came.miss', { verdict: t(`model-file.verdict.${came.verdict}`) })}{' '}
            {evidenceOf(format, came)}
          </p>
        )}
      </div>
    </>
  );
}

const EVIDENCE = {
  safetensors: { same: 'model-file.evidence.same.safetensors', different: 'model-file.evidence.different.safetensors', refused: 'model-file.evidence.refused.safetensors' },
  onnx: { different: 'model-file.evidence.different.onnx', outside: 'model-file.evidence.outside.onnx', 'needs-code': 'model-file.evidence.needs-code.onnx' },
} as const;

/** Nothing for what does not happen: no change to these files is ever run as code. */
const evidenceOf = (format: Format, { verdict, evidence }: Came): string => {
  const keys: Partial<Record<Came['verdict'], (typeof EVIDENCE)['safetensors']['same' | 'different' | 'refused'] | (typeof EVIDENCE)['onnx']['different' | 'outside' | 'needs-code']>> = EVIDENCE[format];
  const key = keys[verdict];
  return key === undefined ? evidence : t(key, { evidence });
};
