// What the question for how sure somebody is says.
export const confidenceMessages = {
  'ui.confidence': 'How sure are you?',
  'ui.confidence.hint': '50 is a coin toss, 100 is certain.',
} as const;
