// Which folders of content a command that takes paths is about.
import { resolve } from 'node:path';

/** True of a folder that is one of `given`, lies in one or holds one, as paths from here; of every folder where none is given. */
export const isAsked = (given: readonly string[]): ((folder: string) => boolean) => {
  const asked = given.map((path) => resolve(path));
  return (folder) => asked.length === 0 || asked.some((path) => path === folder || folder.startsWith(`${path}/`) || path.startsWith(`${folder}/`));
};
