// The order in which a lab's files stand in tabs.
import type { LabBundle } from '../../../server/labs/schemas.ts';
import type { Files } from '../editor/draft.ts';

/** The file to mend first, the others by name. */
export const inOrder = ({ entry }: LabBundle, files: Files): Files =>
  Object.fromEntries(Object.entries(files).sort(([one], [other]) => Number(other === entry) - Number(one === entry) || one.localeCompare(other)));
