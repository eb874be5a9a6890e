// After a refused form the focus goes to the first field with a mistake, so that nobody has to look for it.
import { useEffect, useRef } from 'react';

export const useFirstError = (error: unknown) => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
};
