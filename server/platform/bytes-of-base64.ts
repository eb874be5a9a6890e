// Base64 as bytes, in the page and on the server. Throws DOMException where the text is none.
/** A loop: `Uint8Array.from` with a function takes fifty times as long, 10 ms for an answer of 30 kB. */
export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
};
