// Choosing or dropping one file; nothing is read or sent before somebody asks for it.
import { type DragEvent, useState } from 'react';
import './field.css';
import { Field, type FieldProps } from './field.tsx';
import { fileMessages } from './file-messages.ts';
import { addMessages, t } from './messages.ts';

addMessages(fileMessages);

export function FileInput({ label, hint, error, isOptional, accept, onFile, isOff = false }: FieldProps & { accept?: string; onFile: (file: File | undefined) => void; isOff?: boolean }) {
  const [isOver, setOver] = useState(false);
  const [chosen, setChosen] = useState<File>();
  const take = (file: File | undefined): void => {
    setChosen(file);
    onFile(file);
  };
  const drop = (event: DragEvent<HTMLElement>): void => {
    event.preventDefault();
    setOver(false);
    const input = event.currentTarget.querySelector('input');
    if (isOff || input === null) return;
    // The browser's own words name what was chosen, so they have to know of it.
    input.files = event.dataTransfer.files;
    take(event.dataTransfer.files[0]);
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(control) => (
        <div className="file" data-over={isOver} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
          <input {...control} type="file" accept={accept} disabled={isOff} onChange={(event) => take(event.target.files?.[0])} />
          <span className="small soft">{chosen ? t('ui.file.size', { size: Math.max(1, Math.round(chosen.size / 1024)) }) : t('ui.file.drop')}</span>
        </div>
      )}
    </Field>
  );
}
