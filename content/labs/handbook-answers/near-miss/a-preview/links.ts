// The handbook's own pages; answers link to them.
export const HANDBOOK = 'https://handbook.fernwood.example';
const HOST = 'handbook.fernwood.example';
const ADDRESS = /(?:[a-z][a-z\d+.-]*:[\\/]{2,}|https?:[\\/]*|[\\/]{2,})[^\s<>"'`()[\]{}|]+/gi;

const isOwn = (address: string): boolean => {
  if (/.https?:|.[\\/]{2}/i.test(address.replace(/^[a-z][a-z\d+.-]*:[\\/]*/i, ' '))) return false;
  try {
    const url = new URL(address.replace(/\\/g, '/'), HANDBOOK);
    return /^https?:$/.test(url.protocol) && url.host === HOST && url.username === '' && url.password === '';
  } catch {
    return false;
  }
};

export const keepOwnLinks = (text: string): string => text.replace(ADDRESS, (address) => (isOwn(address) ? address : '(link removed)'));
