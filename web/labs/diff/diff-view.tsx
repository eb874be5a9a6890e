// What has changed in the files, as a unified diff: in words and signs as well as in colour.
import { t } from '../../ui/messages.ts';
import type { Files } from '../editor/draft.ts';
import { countChanges, type DiffLine, diffLines, type Hunk, hunksOf } from './diff-lines.ts';
import './diff.css';

type Props = { before: Files; after: Files; names: readonly string[]; isQuiet?: boolean };

/** `isQuiet`: says nothing of files that are the same. */
export function DiffView({ before, after, names, isQuiet = false }: Props) {
  return (
    <div className="diff">
      {names.map((name) => (
        <FileDiff key={name} name={name} before={before[name] ?? ''} after={after[name] ?? ''} isQuiet={isQuiet} />
      ))}
    </div>
  );
}

function FileDiff({ name, before, after, isQuiet }: { name: string; before: string; after: string; isQuiet: boolean }) {
  const lines = diffLines(before, after);
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return isQuiet ? null : <p className="small soft">{t('labs.changes.same', { file: name })}</p>;
  const { added, removed } = countChanges(lines);
  return (
    <figure className="diff-file">
      <figcaption className="diff-head">
        <code data-content>{name}</code>
        <span className="only-read">{t('labs.changes.count', { file: name, added, removed })}</span>
        <span className="diff-count" aria-hidden="true"><span data-is="added">+{added}</span> <span data-is="removed">−{removed}</span></span>
      </figcaption>
      {hunks.map((hunk) => (
        <HunkView key={hunk.lines[0]?.before ?? `+${hunk.lines[0]?.after}`} hunk={hunk} name={name} />
      ))}
    </figure>
  );
}

const SIGNS: Readonly<Record<DiffLine['is'], string>> = { same: ' ', added: '+', removed: '−' };

function HunkView({ hunk, name }: { hunk: Hunk; name: string }) {
  const first = hunk.lines.find(({ after }) => after !== undefined)?.after ?? hunk.lines[0]?.before ?? 1;
  const where = t('labs.changes.where', { line: String(first) });
  return (
    <>
      <p className="diff-where">{where}</p>
      <ol className="diff-lines" aria-label={`${t('labs.changes.label', { file: name })}, ${where}`}>
        {hunk.lines.map((line) => (
          <li key={`${line.before} ${line.after}`} data-is={line.is}>
            <span className="diff-number" aria-hidden="true">{line.before ?? ''}</span>
            <span className="diff-number" aria-hidden="true">{line.after ?? ''}</span>
            <span className="diff-sign" aria-hidden="true">{SIGNS[line.is]}</span>
            <code>
              {line.is !== 'same' && <span className="only-read">{t(line.is === 'added' ? 'labs.changes.added' : 'labs.changes.removed')}</span>}
              {line.text === '' ? ' ' : line.text}
            </code>
          </li>
        ))}
      </ol>
    </>
  );
}
