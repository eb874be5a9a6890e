// Every mail that people sends, as plain text; links are built by the caller.
import type { Message } from '../platform/mail/mail.ts';

export type LetterFacts = { to: string; name: string; organisationName: string; url: string; expiresAt: Date };

const until = (at: Date): string => new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at);

export const invitationLetter = ({ to, name, organisationName, url, expiresAt }: LetterFacts): Message => ({
  to,
  subject: `Your place in ${organisationName}'s programme for using AI tools safely`,
  text: [
    `Hello ${name},`,
    `${organisationName} uses BeforeTab to help everyone who writes code get more out of AI tools, and use them safely.`,
    `Choose a password and look around:\n${url}`,
    `The link works once, until ${until(expiresAt)} UTC.`,
    'If you did not expect this, you need not do anything.',
  ].join('\n\n'),
});

export const resetLetter = ({ to, name, organisationName, url, expiresAt }: LetterFacts): Message => ({
  to,
  subject: 'A new password for BeforeTab',
  text: [
    `Hello ${name},`,
    `Somebody, probably you, asked for a new password at ${organisationName}. Choose it here:\n${url}`,
    `The link works once, until ${until(expiresAt)} UTC. Your old password works until you have chosen the new one.`,
    'If it was not you, you need not do anything.',
  ].join('\n\n'),
});
