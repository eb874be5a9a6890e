// Words of what opens from the frame and is not there at the start: the list of shortcuts, and the choice of colours.
export const cornerMessages = {
  'shell.theme': 'Colours',
  'shell.theme.system': 'As the system',
  'shell.theme.light': 'Light',
  'shell.theme.dark': 'Dark',
  'shell.shortcuts.then': 'then',
  'shell.shortcuts.on': 'Single keys work as shortcuts',
  'shell.shortcuts.on.hint': 'Switch them off if you speak to your computer, or press keys by accident.',
} as const;
