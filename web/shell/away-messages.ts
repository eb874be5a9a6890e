// What is said while the server is away and a page goes on showing what was read before.
export const awayMessages = {
  'away.title': 'This could not be read again',
  'away.says': 'You see what was read at {when}, and it may have changed since. BeforeTab is asked again every 15 seconds.',
  'away.back': 'Read again: what you see is up to date.',
} as const;
