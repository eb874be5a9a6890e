// What the model is told.

export type Document = { id: string; team: string; review: string; title: string; text: string };
export type Person = { name: string; role: string; teams: string[] };

export const mayRead = (person: Person, document: Document): boolean =>
  document.review === 'approved' && (document.team === 'everyone' || person.teams.includes('everyone') || person.teams.includes(document.team));

export const SYSTEM = `You answer questions from the company handbook.
Use only the documents in the message, and say so when they do not have the answer.`;

export const userPrompt = (question: string, documents: Document[]): string =>
  `${question}\n\n${documents.map((document) => `# ${document.title}\n${document.text}`).join('\n\n')}`;
