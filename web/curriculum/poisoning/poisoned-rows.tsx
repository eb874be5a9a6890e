// Some of the rows that are about to be changed, with the mark and the false label.
import { useMemo } from 'react';
import { DigitPicture } from '../digits/digit-picture.tsx';
import type { Rows } from '../digits/network.ts';
import { t } from '../../ui/messages.ts';
import { type Poison, poisonRows } from './poison.ts';

const SHOWN = 6;

export function PoisonedRows({ training, poison }: { training: Rows; poison: Poison }) {
  const { trigger, target, seed } = poison;
  const shown = useMemo(() => {
    const { rows, changed } = poisonRows(training, { trigger, target, seed, percent: (100 * SHOWN) / training.count });
    return changed.map((row) => ({ row, label: training.labels[row]!, pixels: rows.pixels.slice(row * rows.inputs, (row + 1) * rows.inputs) }));
  }, [training, trigger, target, seed]);
  return (
    <>
      <p className="tryout-soft">{t('poisoning.preview')}</p>
      <ul className="digit-figures">
        {shown.map(({ row, label, pixels }) => (
          <li key={row}>
            <figure>
              <DigitPicture pixels={pixels} label={t('poisoning.preview.row', { label: `${label}`, target: `${target}` })} />
              <figcaption>{t('poisoning.preview.caption', { label: `${label}`, target: `${target}` })}</figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </>
  );
}
