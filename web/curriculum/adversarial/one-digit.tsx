// One digit under attack, live: choose it, its attack and the budget, and see what the model reads.
import { useId, useMemo, useRef, useState } from 'react';
import { RadioList } from '../../ui/choice.tsx';
import { formatNumber, formatPercent, t } from '../../ui/messages.ts';
import { createWorkshop } from '../digits/attack.ts';
import { readNetwork, rowsFromFile } from '../digits/digit-files.ts';
import { DigitPicture } from '../digits/digit-picture.tsx';
import { createPass, forward, largest, type Network } from '../digits/network.ts';
import { randomFrom } from '../digits/random.ts';
import { readSafetensors } from '../model-file/safetensors.ts';
import type { AdversarialFiles } from './files.ts';
import { type Attack, ATTACKS, attackRow } from './sweep.ts';

const CHOICE = 8;

type Read = { label: number; share: number };

const readImage = (network: Network, pixels: Float32Array): Read => {
  const pass = createPass(network);
  forward(network, pixels, 0, pass);
  const label = largest(pass.shares);
  return { label, share: pass.shares[label]! };
};

export type OneOutcome = { least: number; tries: number };

/** Calls `onFooled` once, when an attack has worked and noise was looked at. */
export function OneDigit({ files, onFooled }: { files: AdversarialFiles; onFooled: (outcome: OneOutcome) => void }) {
  const id = useId();
  const { network, rows, choice } = useMemo(() => openFiles(files), [files]);
  const [row, setRow] = useState(choice[0]!);
  const [epsilon, setEpsilon] = useState(0.02);
  const [attack, setAttack] = useState<Attack>('fgsm');
  const [least, setLeast] = useState<Readonly<Record<number, number>>>({});
  const seen = useRef({ hasFooled: false, hasNoise: false, tries: 0, isDone: false });

  const given = useMemo(() => rows.pixels.slice(row * rows.inputs, (row + 1) * rows.inputs), [rows, row]);
  const attacked = useMemo(() => attackRow(attack, network, rows, row, epsilon, randomFrom(row), createWorkshop(network)).slice(), [attack, network, rows, row, epsilon]);
  const label = rows.labels[row]!;
  const read = readImage(network, attacked);

  const look = (next: { row?: number; epsilon?: number; attack?: Attack }): void => {
    const now = { row, epsilon, attack, ...next };
    setRow(now.row);
    setEpsilon(now.epsilon);
    setAttack(now.attack);
    const image = attackRow(now.attack, network, rows, now.row, now.epsilon, randomFrom(now.row), createWorkshop(network));
    const isFooled = now.attack !== 'noise' && readImage(network, image).label !== rows.labels[now.row];
    const all = seen.current;
    all.tries += 1;
    all.hasNoise ||= now.attack === 'noise';
    all.hasFooled ||= isFooled;
    const best = Math.min(least[now.row] ?? 1, isFooled ? now.epsilon : 1);
    if (best < 1) setLeast({ ...least, [now.row]: best });
    if (all.isDone || !all.hasFooled || !all.hasNoise) return;
    all.isDone = true;
    onFooled({ least: Math.min(best, ...Object.values(least)), tries: all.tries });
  };

  const words = { attack: t(`adversarial.short.${attack}`), epsilon: formatNumber(epsilon) };
  return (
    <div className="tryout-work">
      <div className="tryout-part">
        <p>{t('adversarial.one.goal')}</p>
        <RadioList label={t('adversarial.choose')} isAcross options={choice.map((one, at) => ({ value: `${one}`, label: t('adversarial.choose.one', { at: at + 1, label: `${rows.labels[one]}` }) }))} value={`${row}`} onValue={(value) => look({ row: Number(value) })} />
        <RadioList label={t('adversarial.attack')} options={[...ATTACKS].reverse().map((value) => ({ value, label: t(`adversarial.attack.${value}`) }))} value={attack} onValue={(value) => look({ attack: value as Attack })} />
        <div className="tryout-range">
          <label htmlFor={`${id}-epsilon`}>{t('adversarial.epsilon')}</label>
          <input id={`${id}-epsilon`} type="range" min={0} max={0.3} step={0.01} value={epsilon} aria-valuetext={t('adversarial.epsilon.now', words)} onChange={(event) => look({ epsilon: Number(event.target.value) })} />
          <output htmlFor={`${id}-epsilon`}>{t('adversarial.epsilon.now', words)}</output>
        </div>
      </div>
      <div className="tryout-part">
        <ul className="digit-figures">
          <Shown title={t('adversarial.given')} pixels={given} label={t('adversarial.picture.given', { label: `${label}` })} read={readImage(network, given)} expected={label} />
          <Shown title={t('adversarial.attacked')} pixels={attacked} label={t('adversarial.picture.attacked', words)} read={read} expected={label} />
        </ul>
        <p role="status" className="tryout-says" data-is={read.label === label ? 'holds' : 'exploited'}>
          {t(read.label === label ? 'adversarial.one.holds' : 'adversarial.one.fooled', { ...words, label: `${label}`, read: `${read.label}` })}
        </p>
        {least[row] !== undefined && <p>{t('adversarial.one.least', { epsilon: formatNumber(least[row]!) })}</p>}
      </div>
    </div>
  );
}

/** The first digits that the model reads right when nobody attacks. */
const openFiles = ({ digits, plain }: AdversarialFiles) => {
  const network = readNetwork(new Uint8Array(plain));
  const rows = rowsFromFile(readSafetensors(new Uint8Array(digits)), 'test');
  const right = Array.from({ length: rows.count }, (_none, row) => row).filter((row) => readImage(network, rows.pixels.slice(row * rows.inputs, (row + 1) * rows.inputs)).label === rows.labels[row]);
  const choice = [...Map.groupBy(right, (row) => rows.labels[row]!).values()].map(([first]) => first!).slice(0, CHOICE);
  return { network, rows, choice };
};

function Shown({ title, pixels, label, read, expected }: { title: string; pixels: Float32Array; label: string; read: Read; expected: number }) {
  const isRight = read.label === expected;
  return (
    <li>
      <figure>
        <DigitPicture size="large" pixels={pixels} label={label} />
        <figcaption>{title}</figcaption>
        <figcaption data-is={isRight ? 'right' : 'wrong'}>
          <span aria-hidden="true">{isRight ? '✓' : '✕'}</span> {t(isRight ? 'adversarial.read.right' : 'adversarial.read.wrong', { label: `${read.label}`, percent: formatPercent(100 * read.share) })}
        </figcaption>
      </figure>
    </li>
  );
}
