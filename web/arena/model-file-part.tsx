// On the owner's page of the arena's model: the model files of this server to choose from, or what to run there first.
import type { ModelFiles } from '../../server/arena/schemas.ts';
import { RadioList } from '../ui/choice.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { formatNumber, t } from '../ui/messages.ts';

type File = ModelFiles['files'][number];

/** A file is sent by this, so that another one under the same name is not taken for it. */
export const fileKey = ({ name, sha256 }: Pick<File, 'name' | 'sha256'>): string => `${sha256} ${name}`;

export function ModelFilePart({ here: { engine, engineVersion, files }, chosen, onChosen, error }: { here: ModelFiles; chosen: string | null; onChosen: (key: string) => void; error: string | undefined }) {
  return (
    <>
      {engine !== 'ready' && <ToRun says={t(`arena.model.engine.${engine}`, { version: engineVersion })} label={t('arena.model.command.install')} command="npm run beforetab model install" />}
      {files.length === 0 && <ToRun says={t('arena.model.files.none')} label={t('arena.model.command.import')} command="npm run beforetab model import -- FILE.gguf --sha256 SUM" />}
      {(engine !== 'ready' || files.length === 0) && <p className="small soft">{t('arena.model.engine.then')}</p>}
      {files.length > 0 && <RadioList label={t('arena.model.file')} error={error} value={chosen} onValue={onChosen} options={files.map((file) => ({ value: fileKey(file), label: <code data-content>{file.name}</code>, note: <span data-content>{about(file)}</span> }))} />}
    </>
  );
}

function ToRun({ says, label, command }: { says: string; label: string; command: string }) {
  return (
    <div>
      <p>{says}</p>
      <CodeBlock label={label} code={command} isWrapped />
    </div>
  );
}

const MEGABYTE = 1024 ** 2;

const about = ({ title, architecture, bytes, sha256 }: File): string => {
  const size = formatNumber(Math.max(0.1, bytes / MEGABYTE), { style: 'unit', unit: 'megabyte', maximumFractionDigits: bytes < 10 * MEGABYTE ? 1 : 0 });
  const sum = sha256.slice(0, 12);
  return title === '' ? t('arena.model.file.says', { architecture, size, sum }) : t('arena.model.file.titled', { title, architecture, size, sum });
};
