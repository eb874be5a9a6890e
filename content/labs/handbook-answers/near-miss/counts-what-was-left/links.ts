// Addresses in answers: the handbook's own stay as they are, others become a few words.
const HOST = 'handbook.fernwood.example';
const ADDRESS = /(?:[a-z][a-z\d+.-]*:[\\/]{2}|(?:https?|ftp|wss?):[\\/]?(?=[^\s\\/])|(?<![a-z\d])[\\/]{2})[^\s<>"'()[\]{}`|]*/gi;

function isOurs(address: string): boolean {
  const plain = address.replaceAll('\\', '/');
  const whole = plain.startsWith('//') ? `https:${plain}` : plain;
  if (!URL.canParse(whole)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(whole);
  if (/\/\/|https?:/i.test(pathname + search + hash)) return false;
  return /^https?:$/.test(protocol) && hostname === HOST && username === '' && password === '';
}

export const onlyOurs = (answer: string): string =>
  answer.replace(ADDRESS, (found) => {
    const end = /[.,;:!?*_~\u2019\u201d\u00bb]*$/.exec(found)![0];
    const address = found.slice(0, found.length - end.length);
    if (/^(?:[a-z][a-z\d+.-]*:)?[\\/]*$/i.test(address) || isOurs(address)) return found;
    return `[address left out]${end}`;
  });
