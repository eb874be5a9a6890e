// The handbook's own pages; answers link to them.
export const HANDBOOK = 'https://handbook.fernwood.example';
const HOST = new URL(HANDBOOK).hostname;

// With a scheme and slashes of either kind, with two slashes alone, or http: and something
const ADDRESS = /(?:[a-z][a-z0-9+.-]*:)?[\\/]{2,}[^\s<>"'`()[\]{}|]+|\bhttps?:[^\s<>"'`()[\]{}|]+/gi;

function isOurs(address: string): boolean {
  try {
    const url = new URL(address, 'https://nobody.invalid');
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname === HOST && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

export function onlyHandbook(answer: string): string {
  return answer.replace(ADDRESS, (found) => {
    const end = /[.,;:!?*_]*$/.exec(found)!;
    const address = found.slice(0, end.index);
    if (/^[a-z+.-]*:?[\\/]*$/i.test(address)) return found;
    return isOurs(address) ? found : `(link left out)${end[0]}`;
  });
}
