// What an address carries in itself: `data:text/html;base64,…`.

/** Undefined for other addresses, and for what is no text. */
export const readDataUrl = (address: string): { type: string; text: string } | undefined => {
  const comma = address.indexOf(',');
  const [, type = 'text/plain', rest = ''] = /^\s*data:([^;,]*)((?:;[^,]*)?)$/i.exec(comma < 0 ? '' : address.slice(0, comma)) ?? [undefined, ''];
  if (!/^(?:text\/|application\/xhtml|image\/svg|$)/i.test(type) || comma < 0 || !/^\s*data:/i.test(address)) return undefined;
  const body = address.slice(comma + 1).replace(/(?:%[0-9a-f]{2})+/gi, (found) => Buffer.from(found.replaceAll('%', ''), 'hex').toString('utf8'));
  return { type: type.toLowerCase(), text: /;\s*base64\s*$/i.test(rest) ? Buffer.from(body, 'base64').toString('utf8') : body };
};
