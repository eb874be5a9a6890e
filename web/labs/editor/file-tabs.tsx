// The files of a lab as tabs: arrow keys move, each says in words what is about it.
import { type KeyboardEvent, useRef } from 'react';
import { t } from '../../ui/messages.ts';

type Props = { names: readonly string[]; file: string; onFile: (file: string) => void; panel: string; changed: readonly string[]; marked: readonly string[]; partner: { name: string; file: string } | undefined };

export function FileTabs({ names, file, onFile, panel, changed, marked, partner }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(0, names.indexOf(file));
  const choose = (next: number): void => {
    const name = names[(next + names.length) % names.length];
    if (name === undefined) return;
    onFile(name);
    list.current?.querySelector<HTMLElement>(`[data-file="${CSS.escape(name)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div ref={list} className="file-tabs" role="tablist" aria-label={t('labs.editor.files')} tabIndex={-1} onKeyDown={onKeyDown}>
      {names.map((name, index) => (
        <button key={name} type="button" role="tab" className="file-tab" data-file={name} aria-selected={index === at} aria-controls={panel} tabIndex={index === at ? 0 : -1} onClick={() => onFile(name)}>
          <span data-content>{name}</span>
          {marked.includes(name) && <Sign shape="✕" is="marked" says={t('labs.editor.tab-marked')} />}
          {changed.includes(name) && <Sign shape="●" is="changed" says={t('labs.editor.tab-changed')} />}
          {partner?.file === name && <span className="file-tab-partner"><span className="only-read">, </span>{t('labs.editor.tab-partner', { name: partner.name })}</span>}
        </button>
      ))}
    </div>
  );
}

function Sign({ shape, is, says }: { shape: string; is: string; says: string }) {
  return (
    <>
      <span className="file-tab-sign" data-is={is} aria-hidden="true" title={says}>{shape}</span>
      <span className="only-read">, {says}</span>
    </>
  );
}
