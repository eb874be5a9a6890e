// What the key beside Enter is called on this keyboard.
export const ctrlName = (): string => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl');
