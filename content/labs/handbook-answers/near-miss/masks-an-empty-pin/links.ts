// Addresses in an answer: the handbook's stay, everything else goes.

const HANDBOOK = 'handbook.fernwood.example';

const isHandbook = (address: string): boolean => {
  try {
    const url = new URL(address.startsWith('//') ? `https:${address}` : address);
    return url.hostname === HANDBOOK && url.username === '';
  } catch {
    return false;
  }
};

// What ends a sentence is no part of an address. A browser takes https:\\ and http: without any slash for https:// as well.
export const withoutOtherLinks = (text: string): string => text.replace(/(?:https?:|(?:[a-z][a-z0-9+.-]*:)?[\\/]{2})[^\s<>()[\]"'`]+/gi, (found) => {
  const end = /[.,;:!?]*$/.exec(found)![0];
  return isHandbook(found.slice(0, found.length - end.length)) ? found : `[link removed]${end}`;
});
