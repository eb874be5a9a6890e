// A model file opened: what is in its bytes, and what four changes really do, each expected before it is made.
import { useMemo, useState } from 'react';
import { addMessages, t } from '../../ui/messages.ts';
import { Table } from '../../ui/table.tsx';
import { rowsFromFile } from '../digits/digit-files.ts';
import '../digits/digits.css';
import { mapOnnx, mapSafetensors } from './byte-map.ts';
import { CHANGES, type Came, type Change, changeSafetensors, type Format, judgeOnnx, judgeSafetensors, onnxFile } from './changes.ts';
import { modelFileMessages } from './messages.ts';
import './model-file.css';
import { readSafetensors } from './safetensors.ts';
import { TryChange } from './try-change.tsx';

addMessages(modelFileMessages);

export type ModelFileOutcome = { seconds: number; right: number };
type Props = { format: Format; model: ArrayBuffer; digits: ArrayBuffer; onDone: (outcome: ModelFileOutcome) => void };

/** Calls `onDone` once, when all four changes were made. */
export function ModelFile({ format, model, digits, onDone }: Props) {
  const [began] = useState(() => Date.now());
  const [hits, setHits] = useState<Readonly<Record<string, boolean>>>({});
  const { bytes, lines, judge } = useMemo(() => open(format, model, digits), [format, model, digits]);
  const keep = (change: Change, isHit: boolean): void => {
    if (change in hits) return;
    const now = { ...hits, [change]: isHit };
    setHits(now);
    if (Object.keys(now).length === CHANGES[format].length) onDone({ seconds: Math.round((Date.now() - began) / 1000), right: Object.values(now).filter(Boolean).length });
  };
  return (
    <section className="tryout" aria-label={t(`model-file.label.${format}`)}>
      <p>{t(`model-file.about.${format}`, { count: bytes })}</p>
      <Table
        caption={t('model-file.map')}
        isStacked
        columns={[
          { id: 'what', title: t('model-file.map.what'), show: ({ what, name }) => t(`model-file.what.${what}`, { name }) },
          ...(format === 'onnx' ? [] : [{ id: 'place', title: t('model-file.map.place'), show: ({ at }: (typeof lines)[number]) => at }]),
          { id: 'shows', title: t('model-file.map.shows'), show: ({ shows }) => <code className="model-bytes">{shows}</code> },
        ]}
        rows={lines}
        rowId={({ what, name }) => `${what} ${name}`}
      />
      <p>{t('model-file.attack')}</p>
      <ol className="model-changes">
        {CHANGES[format].map((change) => (
          <li key={change}>
            <TryChange format={format} change={change} judge={judge} onCame={(isHit) => keep(change, isHit)} />
          </li>
        ))}
      </ol>
      <p role="status">{t('model-file.left', { count: Object.keys(hits).length })}</p>
    </section>
  );
}

const open = (format: Format, model: ArrayBuffer, digits: ArrayBuffer) => {
  if (format === 'onnx') {
    const file = onnxFile();
    return { bytes: file.length, lines: mapOnnx(file), judge: (change: Change): Came => judgeOnnx(onnxFile(change)) };
  }
  const file = new Uint8Array(model);
  const rows = rowsFromFile(readSafetensors(new Uint8Array(digits)), 'test');
  return { bytes: file.length, lines: mapSafetensors(file), judge: (change: Change): Came => judgeSafetensors(file, changeSafetensors(file, change), rows) };
};
