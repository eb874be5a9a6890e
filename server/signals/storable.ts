// What PostgreSQL takes of a text from outside, as text and as JSON: no zero byte, no half of a sign.

export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
