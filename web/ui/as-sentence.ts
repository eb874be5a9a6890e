// The server's words go on from a field's name ("must not be empty"); below the field they stand alone, as a sentence.
import { t } from './messages.ts';

export const asSentence = (says: string): string => {
  const whole = /^(is|has|must|may|needs|can|cannot|does|lies|comes)\b/.test(says) ? t('ui.field.this', { says }) : says;
  return whole.charAt(0).toUpperCase() + whole.slice(1) + (/[.!?:…”]$/.test(whole) ? '' : '.');
};
