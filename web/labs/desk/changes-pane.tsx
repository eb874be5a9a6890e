// What the learner has changed against what the assistant suggested.
import { t } from '../../ui/messages.ts';
import { DiffView } from '../diff/diff-view.tsx';
import { areSame, type Files } from '../editor/draft.ts';

export function ChangesPane({ start, files, names }: { start: Files; files: Files; names: readonly string[] }) {
  if (areSame(start, files)) return <p className="soft">{t('labs.changes.none')}</p>;
  return <DiffView before={start} after={files} names={names} />;
}
