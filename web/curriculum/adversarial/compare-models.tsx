// The plain and the hardened model under the same attack, and at which share of hostile inputs the price is worth it.
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatNumber, formatPercent, t } from '../../ui/messages.ts';
import type { AdversarialFiles } from './files.ts';
import { Plot } from './plot.tsx';
import { shareAt } from './sweep-all.tsx';
import { SweepLine } from './sweep-line.tsx';
import { breakEven } from './sweep.ts';
import type { Line, Swept } from './sweep-worker.ts';
import { EPSILONS, useSweep } from './use-sweep.ts';

const LINES: Line[] = [
  { id: 'hardened', network: 'hardened', attack: 'pgd' },
  { id: 'plain', network: 'plain', attack: 'pgd' },
];
const AT = EPSILONS.indexOf(0.15);

export type CompareOutcome = { plain: number; hardened: number };

/** Calls `onCompared` after the first run. */
export function CompareModels({ files, count, onCompared }: { files: AdversarialFiles; count: number; onCompared: (outcome: CompareOutcome) => void }) {
  const sweep = useSweep(files);
  const { swept } = sweep;
  const run = async (): Promise<void> => {
    const result = await sweep.start(LINES);
    if (result !== undefined && swept === undefined) onCompared({ plain: Math.round(shareAt(result['plain']!, AT)), hardened: Math.round(shareAt(result['hardened']!, AT)) });
  };
  const at = (of: Swept, id: string, epsilon: number): string => formatPercent(shareAt(of[id]!, epsilon));
  return (
    <div className="tryout-part">
      {swept === undefined && <Button look="primary" isBusy={sweep.percent !== undefined} onClick={() => void run()}>{t('adversarial.run.hardened')}</Button>}
      <SweepLine sweep={sweep} />
      <p role="status" className={swept && 'tryout-says'}>{swept && t('adversarial.hardened.says', { plain: at(swept, 'plain', 0), hardened: at(swept, 'hardened', 0) })}</p>
      {swept && (
        <>
          <Plot
            title={t('adversarial.hardened.title', { plain: at(swept, 'plain', AT), hardened: at(swept, 'hardened', AT) })}
            lines={LINES.map(({ network }) => ({ id: network, title: t(`adversarial.line.${network}`), points: swept[network]! }))}
          />
          <p className="tryout-soft">{t('adversarial.interval', { of: count })}</p>
          <WhichToShip swept={swept} />
        </>
      )}
    </div>
  );
}

function WhichToShip({ swept }: { swept: Swept }) {
  const id = useId();
  const [percent, setPercent] = useState(5);
  const of = (network: string): { clean: number; attacked: number } => ({ clean: shareAt(swept[network]!, 0), attacked: shareAt(swept[network]!, AT) });
  const expected = ({ clean, attacked }: { clean: number; attacked: number }): string => formatPercent(clean + ((attacked - clean) * percent) / 100);
  const even = breakEven(of('plain'), of('hardened'));
  const now = t('adversarial.share.now', { percent });
  return (
    <>
      <div className="tryout-range">
        <label htmlFor={`${id}-share`}>{t('adversarial.share')}</label>
        <input id={`${id}-share`} type="range" min={0} max={50} step={1} value={percent} aria-valuetext={now} onChange={(event) => setPercent(Number(event.target.value))} />
        <output htmlFor={`${id}-share`}>{now}</output>
      </div>
      <p>{t('adversarial.share.says', { plain: expected(of('plain')), hardened: expected(of('hardened')) })}</p>
      <p>{even === undefined ? t('adversarial.share.uneven') : t('adversarial.share.even', { percent: formatNumber(100 * even, { maximumFractionDigits: 1 }) })}</p>
    </>
  );
}
