// Light, dark, or as the system has it; kept in this browser.
import { useState } from 'react';
import { RadioList } from '../ui/choice.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { cornerMessages } from './corner-messages.ts';
import { chooseTheme, storedTheme, type Theme, themes } from './theme.ts';

addMessages(cornerMessages);

const words = { system: 'shell.theme.system', light: 'shell.theme.light', dark: 'shell.theme.dark' } as const;

export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const choose = (wanted: string): void => {
    setTheme(wanted as Theme);
    chooseTheme(wanted as Theme);
  };
  return <RadioList isAcross label={t('shell.theme')} name="theme" value={theme} onValue={choose} options={themes.map((value) => ({ value, label: t(words[value]) }))} />;
}
