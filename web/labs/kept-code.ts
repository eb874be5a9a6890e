// The code of an invitation, kept in this tab while its visitor signs in: an address would carry it into logs.
const KEY = 'beforetab.join';

export const keepCode = (code: string): void => {
  try {
    sessionStorage.setItem(KEY, code);
  } catch {
    // Storage is switched off: they open the link again after signing in.
  }
};

export const keptCode = (): string => {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
};

export const dropCode = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
};
