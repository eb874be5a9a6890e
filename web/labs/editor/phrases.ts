// What CodeMirror itself says, from our catalogue.
import { t } from '../../ui/messages.ts';

export const editorPhrases = (): Record<string, string> => ({
  'Go to line': t('labs.editor.go-to-line'),
  go: t('labs.editor.go'),
  Find: t('labs.editor.find'),
  Replace: t('labs.editor.replace'),
  next: t('labs.editor.next'),
  previous: t('labs.editor.previous'),
  all: t('labs.editor.all'),
  'match case': t('labs.editor.match-case'),
  regexp: t('labs.editor.regexp'),
  'by word': t('labs.editor.by-word'),
  replace: t('labs.editor.replace-one'),
  'replace all': t('labs.editor.replace-all'),
  close: t('labs.editor.close'),
  'current match': t('labs.editor.current-match'),
  'on line': t('labs.editor.on-line'),
  'replaced match on line $': t('labs.editor.replaced-on-line'),
  'replaced $ matches': t('labs.editor.replaced'),
  'Selection deleted': t('labs.editor.deleted'),
  'Control character': t('labs.editor.control'),
});
