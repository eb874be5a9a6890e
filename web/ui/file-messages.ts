// What a field for a file says.
export const fileMessages = {
  'ui.file.size': '{size} KB',
  'ui.file.drop': 'or drop it here',
} as const;
