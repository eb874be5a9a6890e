// Finds text in documents that a reader does not see and a model reads: hidden by colour, size, place, format or characters, or instructions where text is ordinarily out of sight.
// Its words: hidden text, technique, place, look-alike. It runs, fetches and follows nothing that a document names.
export type { Hidden, Inspection, Kind, Place, Severity } from './hidden.ts';
export { inspectBytes } from './inspect-bytes.ts';
export { type Technique, TECHNIQUES } from './techniques.ts';
export { showText } from './text/show.ts';
export { isInstruction } from './text/wording.ts';
