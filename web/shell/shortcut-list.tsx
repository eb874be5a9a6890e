// What `?` opens: the shortcuts that work on the page in front, and the switch for all of them.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { cornerMessages } from './corner-messages.ts';
import { areShortcutsOn, listShortcuts, switchShortcuts } from './shortcuts.ts';

addMessages(cornerMessages);

export function ShortcutList({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(areShortcutsOn);
  useEffect(() => dialog.current?.showModal(), []);
  const change = (wanted: boolean): void => {
    switchShortcuts(wanted);
    setOn(wanted);
  };
  return (
    <dialog ref={dialog} className="shortcut-list" aria-labelledby="shortcut-list" onClose={onClose}>
      <h2 id="shortcut-list">{t('shell.shortcuts')}</h2>
      <dl>
        {listShortcuts().map(({ keys, says }) => (
          <div key={keys}>
            <dt>{keys.split(' ').map((one, at) => <span key={one}>{at > 0 && ` ${t('shell.shortcuts.then')} `}<kbd>{one}</kbd></span>)}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <Checkbox label={t('shell.shortcuts.on')} hint={t('shell.shortcuts.on.hint')} isChecked={isOn} onChecked={change} />
      <Button look="primary" onClick={() => dialog.current?.close()}>{t('ui.close')}</Button>
    </dialog>
  );
}
