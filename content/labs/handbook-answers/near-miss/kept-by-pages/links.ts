// The handbook's own pages; answers link to them and to nothing else.
export const HANDBOOK = 'https://handbook.fernwood.example';
const HOST = new URL(HANDBOOK).hostname;
const ADDRESS = /(?:https?:[\\/]*|(?:[a-z][a-z\d+.-]*:)?[\\/]{2,})[^\s<>"'`()[\]{}|]+/gi;

export function isOwn(address: string): boolean {
  try {
    const text = address.replace(/\\/g, '/');
    const url = new URL(text.startsWith('//') ? `https:${text}` : text);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname === HOST;
  } catch {
    return false;
  }
}

export function keepOwnLinks(answer: string): string {
  return answer.replace(ADDRESS, (found) => {
    const end = /[.,;:!?*_]*$/.exec(found)![0];
    const address = found.slice(0, found.length - end.length);
    return isOwn(address) ? found : `(link left out)${end}`;
  });
}
