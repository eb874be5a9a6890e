// Choosing one person among many: type, and choose from the browser's own list.
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { Named } from '../../server/people/schemas.ts';
import { useApi } from '../api.ts';
import { Field } from './field.tsx';

type Props = { label: string; hint?: string; error?: string | undefined; chosen: Named | null; isOptional?: boolean; onChoose: (id: string | null | undefined) => void };

const shownAs = ({ name, email }: { name: string; email: string }): string => `${name} <${email}>`;

// Longer than any name; the address of a search has an end, too.
const MOST_SEARCHED = 120;

/** Hands out the id, null for nobody, undefined while what is typed is nobody's name. */
export function PersonPicker({ label, hint, error, chosen, isOptional = false, onChoose }: Props) {
  const listId = useId();
  const [text, setText] = useState(chosen?.name ?? '');
  const search = useDeferredValue(text.replace(/ <.*$/, '').trim());
  const found = useApi('GET /api/people', { query: { search, page: 1 } }, { enabled: search.length > 1 && search.length <= MOST_SEARCHED, staleTime: 60_000 });
  const people = found.data?.people ?? [];
  const idOf = (value: string): string | null | undefined => {
    if (value.trim() === '') return null;
    if (value === chosen?.name) return chosen.id;
    return people.find((person) => value === shownAs(person) || value.trim().toLowerCase() === person.email)?.id;
  };
  const id = idOf(text);
  const told = useRef(id);
  // Also when the list comes in after somebody has typed a whole address.
  useEffect(() => {
    if (told.current === id) return;
    told.current = id;
    onChoose(id);
  }, [id, onChoose]);
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(control) => (
        <>
          <input {...control} className="input" list={listId} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
          <datalist id={listId}>
            {people.slice(0, 20).map((person) => <option key={person.id} value={shownAs(person)}>{person.email}</option>)}
          </datalist>
        </>
      )}
    </Field>
  );
}
