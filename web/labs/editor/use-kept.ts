// A choice that this browser remembers; where storage is switched off it lasts as long as the page.
import { useState } from 'react';

export const useKept = (key: string): [string, (value: string) => void] => {
  const [value, setValue] = useState(() => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  });
  const keep = (next: string): void => {
    setValue(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // As above.
    }
  };
  return [value, keep];
};
