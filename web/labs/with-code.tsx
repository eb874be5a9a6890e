// A sentence of a lab with `code` in it.
export function WithCode({ text }: { text: string }) {
  // Every second part stood between backticks.
  return text.split('`').map((part, at) => (at % 2 === 1 ? <code key={`${at} ${part}`}>{part}</code> : part));
}
