// What the line of steps says of each.
export const stepsMessages = {
  'ui.steps': 'Steps',
  'ui.steps.done': 'done',
  'ui.steps.now': 'now',
  'ui.steps.open': 'open',
} as const;
