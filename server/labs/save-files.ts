// Keeps the draft every few seconds, so that another device goes on where this one stopped.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { conflict, invalid } from '../platform/errors.ts';
import type { LabFiles } from './contract.ts';
import { getLabVersion, type Lab } from './lab-content.ts';
import { fileMistakes } from './rules.ts';
import { getOpening, type OpeningRow, saveDraft } from './store.ts';

export const saveFiles = async (ctx: Ctx, id: string, { files, seconds }: { files: LabFiles; seconds: number }): Promise<{ savedAt: string }> => {
  const { subject } = mustBePerson(ctx);
  const opening = await getOpening(ctx, id, subject);
  mustBeOpen(opening);
  mustBeFilesOf(await getLabVersion(ctx, opening.version), files);
  await saveDraft(ctx, id, files, seconds);
  return { savedAt: ctx.now().toISOString() };
};

export const mustBeOpen = ({ closed_at }: Pick<OpeningRow, 'closed_at'>): void => {
  if (closed_at !== null) throw conflict('You began this lab anew, perhaps on another device. Open it again to go on there.');
};

export const mustBeFilesOf = ({ body }: Lab, files: LabFiles): void => {
  const mistakes = fileMistakes(body.files, files);
  if (mistakes.length > 0) throw invalid(`These are not the files of this lab: ${mistakes.map(({ path, says }) => `${path.slice('files.'.length)} ${says}`).join('; ')}.`, mistakes);
};
