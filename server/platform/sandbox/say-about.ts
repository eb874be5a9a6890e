// One line for whoever runs BeforeTab: how programs are jailed here, or what to install so that they can be.
import type { SandboxState } from './grader/messages.ts';

export const sayAbout = (about: SandboxState): string => {
  if (about.is === 'getting-ready') return 'Labs are getting ready.';
  if (about.is === 'ready') return `Labs are judged in ${about.backEnd}: ${about.blocked} of ${about.tried} attempts to break out were blocked just now.`;
  return `Labs are practice in the browser only, and what they record is not verified: ${about.why.join('; ')}. ${about.install}`;
};
