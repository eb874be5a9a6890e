// A question with its options as native radios; after the answer every option says why.
import { type FormEvent, useId, useState } from 'react';
import type { ItemVerdict, ShownItem } from '../../server/learning/schemas.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Prose } from '../ui/prose.tsx';
import { SendError } from './send-error.tsx';

type Props = { item: Pick<ShownItem, 'id' | 'question' | 'options'>; verdict: ItemVerdict | null; error: Error | null; isBusy: boolean; onAnswer: (option: number) => void };

export function ItemForm({ item, verdict, error, isBusy, onAnswer }: Props) {
  const [chosen, setChosen] = useState<number | undefined>(verdict?.chosen);
  const [isAsking, setAsking] = useState(false);
  const name = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen === undefined) setAsking(true);
    else onAnswer(chosen);
  };
  return (
    <form className="item" onSubmit={submit} data-answered={verdict !== null || undefined}>
      <fieldset>
        <legend className="item-question" data-content>
          <Prose text={item.question} />
        </legend>
        {item.options.map((option, index) => (
          <Option key={option} name={name} text={option} at={index} verdict={verdict} isChosen={chosen === index} onChoose={() => setChosen(index)} />
        ))}
      </fieldset>
      {verdict === null && (
        <p className="item-actions">
          <Button type="submit" look="primary" isBusy={isBusy}>{t('learning.item.answer')}</Button>
          {isAsking && chosen === undefined && <span role="alert">{t('learning.item.choose')}</span>}
        </p>
      )}
      {verdict !== null && <p className="item-verdict" data-right={verdict.isRight}>{verdict.isRight ? t('learning.item.right') : t('learning.item.wrong')}</p>}
      <SendError error={error} />
    </form>
  );
}

type OptionProps = { name: string; text: string; at: number; verdict: ItemVerdict | null; isChosen: boolean; onChoose: () => void };

function Option({ name, text, at, verdict, isChosen, onChoose }: OptionProps) {
  const known = verdict?.options[at];
  const word = known === undefined ? null : known.isRight ? t('learning.item.is-right') : t('learning.item.is-wrong');
  return (
    <div className="option" data-right={known?.isRight} data-chosen={isChosen || undefined}>
      <label>
        <input type="radio" name={name} value={at} checked={isChosen} disabled={verdict !== null} onChange={onChoose} />
        <span data-content><Prose text={text} /></span>
      </label>
      {known !== undefined && (
        <p className="option-because">
          <strong>{verdict?.chosen === at ? `${word}, ${t('learning.item.yours')}` : word}</strong> <span data-content><Prose text={known.because} /></span>
        </p>
      )}
    </div>
  );
}
