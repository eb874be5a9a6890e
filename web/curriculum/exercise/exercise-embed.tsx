// An exercise inside a lesson: fetches its data unless the page has it, shows it, and reports how it ended.
import type { ComponentType } from 'react';
import type { ExerciseBody } from '../../../server/curriculum/schemas.ts';
import { useApi } from '../../api.ts';
import type { EmbedProps } from '../../shell/embeds.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import type { Done } from './use-done.ts';

export type ExerciseProps<E extends ExerciseBody> = { exercise: E; onDone: (done: Done) => void };

export const exerciseEmbed = <E extends ExerciseBody>(Show: ComponentType<ExerciseProps<E>>): ComponentType<EmbedProps> =>
  function ExerciseEmbed({ module, props, given, onDone }: EmbedProps) {
    const fetched = useApi('GET /api/exercises/:module/:name', { params: { module, name: props['id'] ?? '' } }, { enabled: given === undefined, staleTime: Number.POSITIVE_INFINITY });
    const exercise = (given ?? fetched.data?.exercise) as E | undefined;
    if (exercise !== undefined) return <Show exercise={exercise} onDone={onDone} />;
    return fetched.isError ? <Failing error={fetched.error} retry={() => void fetched.refetch()} /> : <Loading />;
  };
