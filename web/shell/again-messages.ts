// What is said to somebody whose login ran out while they were at work.
export const againMessages = {
  'again.title': 'You were signed out',
  'again.says': 'Your login ended, or somebody else signed in in another tab. Nothing was changed, and what you typed is still on the page. Sign in here, then send it again.',
  'again.email': 'You sign in with',
  'again.password': 'Password',
  'again.wrong': 'That is not the password of this e-mail address. What you typed is still there.',
  'again.go': 'Sign in',
  'again.done': 'You are signed in again. Send it once more.',
} as const;
