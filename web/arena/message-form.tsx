// Where a message is written: Enter sends, the count is said, and a text that could not be sent stays.
import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import type { Level } from '../../server/arena/schemas.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { TextArea } from '../ui/text-input.tsx';

type Props = { level: Level; field: RefObject<HTMLTextAreaElement | null>; isBusy: boolean; onSend: (text: string) => Promise<boolean>; foot: ReactNode };

export function MessageForm({ level: { messageLabel, mostSigns }, field, isBusy, onSend, foot }: Props) {
  const [text, setText] = useState('');
  const over = text.length - mostSigns;
  const isOff = text.trim() === '' || over > 0;
  const send = (): void => {
    if (isBusy || isOff) return;
    const sent = text;
    setText('');
    void onSend(sent).then((isKept) => {
      // Whoever typed on meanwhile keeps what they typed.
      if (!isKept) setText((now) => (now === '' ? sent : now));
      field.current?.focus();
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An Enter that ends the composing of a character belongs to the keyboard, not to us.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="arena-form" onSubmit={submit}>
      <TextArea
        ref={field}
        label={<span data-content>{messageLabel}</span>}
        hint={t('arena.send.hint')}
        error={over > 0 ? t('arena.count.over', { count: over }) : undefined}
        value={text}
        onValue={setText}
        onKeyDown={onKeyDown}
        rows={3}
        autoComplete="off"
      />
      <div className="arena-form-foot">
        <Button type="submit" look="primary" isBusy={isBusy} isOff={isOff}>{t('arena.send')}</Button>
        <p className="small soft numbers">{t('arena.count', { count: text.length, most: mostSigns })}</p>
        {foot}
      </div>
    </form>
  );
}
