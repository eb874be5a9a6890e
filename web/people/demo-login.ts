// The password of the demo organisation, chosen by this browser and remembered in it before it asks for one: half a year
// takes a while to invent, and whoever closes the page meanwhile must still get in. Everybody it opens a door of is invented.
const KEY = 'beforetab.demo';

// Where storage is off the password lives as long as the page.
let inPage: string | undefined;
let isFresh = false;

export const demoPassword = (): string | undefined => {
  try {
    return localStorage.getItem(KEY) ?? inPage;
  } catch {
    return inPage;
  }
};

/** The one that is remembered, for a second try; else a new one, remembered from now on. */
export const chooseDemoPassword = (): string => {
  const password = demoPassword() ?? newPassword();
  inPage = password;
  try {
    localStorage.setItem(KEY, password);
  } catch {
    // It stays in the page.
  }
  return password;
};

export const forgetDemoPassword = (): void => {
  inPage = undefined;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // It was never there.
  }
};

/** Whether this page has just loaded the demo: only then does the way in stand before the front page. */
export const isDemoFresh = (): boolean => isFresh;
export const setDemoFresh = (): void => void (isFresh = true);

// Without letters and digits that are taken for one another; 31^16 is some 79 bits, and what 31 would favour is thrown away.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const newPassword = (): string => {
  const signs: string[] = [];
  while (signs.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) if (byte < 248 && signs.length < 16) signs.push(SIGNS[byte % 31]!);
  }
  return signs.join('').replace(/.{4}(?=.)/g, '$&-');
};
