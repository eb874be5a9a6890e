// Reads the files of exercises/: what each exercise shows, and whether it can be solved as its author says.
import { z } from 'zod';
import { EXERCISE_KINDS, type ExerciseName } from './exercises/kinds.ts';
import type { ExerciseKind } from './exercises/kind.ts';
import type { Report } from './mistake.ts';
import type { Piece } from './piece.ts';
import type { Folder } from './read-content.ts';
import { readYaml } from './read-yaml.ts';
import type { ExerciseBody } from './schemas.ts';

const NAMES = Object.keys(EXERCISE_KINDS) as ExerciseName[];
const Begins = z.looseObject({ embed: z.enum(NAMES, `write one of ${NAMES.join(', ')}`) });

export type ExercisePiece = Omit<Piece, 'locale' | 'tier' | 'body'> & { body: ExerciseBody };

export const parseExercises = (folder: Folder, module: string, reporter: (file: string) => Report): ExercisePiece[] =>
  [...folder.files].flatMap(([file, text]) => {
    const [, name] = /^exercises\/(.+)\.yaml$/.exec(file) ?? [];
    if (name === undefined) return [];
    const add = reporter(file);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) add(1, 'Name an exercise in small letters, digits and hyphens.');
    const body = readExercise(text, add);
    return body === undefined ? [] : [{ kind: 'exercise' as const, slug: `${module}/${name}`, title: body.title, body }];
  });

const readExercise = (text: string, add: Report): ExerciseBody | undefined => {
  const { value: begun } = readYaml(text, Begins, add);
  if (begun === undefined) return undefined;
  const kind = EXERCISE_KINDS[begun.embed] as unknown as ExerciseKind<ExerciseBody>;
  const { value, lineOf } = readYaml(text, kind.schema, add);
  if (value === undefined) return undefined;
  for (const { at, says } of kind.mistakes(value)) add(lineOf(at), says);
  return value;
};
