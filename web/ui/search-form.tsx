// A search that applies with Enter or its button; give it the search in force as `key`, so that going back shows it.
import { type FormEvent, useState } from 'react';
import { Button } from './button.tsx';
import { TextInput } from './text-input.tsx';

type Props = { label: string; go: string; search: string; onSearch: (search: string) => void; className: string; maxLength?: number };

export function SearchForm({ label, go, search, onSearch, className, ...limit }: Props) {
  const [text, setText] = useState(search);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <form className={className} onSubmit={submit}>
      <TextInput label={label} type="search" value={text} onValue={setText} {...limit} />
      <Button type="submit">{go}</Button>
    </form>
  );
}
