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

// A browser takes https:\\ and http: without any slash for https:// as well.
export const withoutOtherLinks = (text: string): string => text.replace(/(?:https?:|(?:[a-z][a-z0-9+.-]*:)?[\\/]{2})[^\s<>()[\]"'`]+/gi, (address) => (isHandbook(address) ? address : '[link removed]'));
