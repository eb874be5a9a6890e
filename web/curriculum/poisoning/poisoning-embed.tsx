// The poisoning exercise inside a lesson: fetches the rows and reports how it ended.
import type { EmbedProps } from '../../shell/embeds.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import { useAsset } from '../digits/use-asset.ts';
import digitsUrl from './digits.safetensors?url';
import { Poisoning } from './poisoning.tsx';

export function PoisoningEmbed({ props, onDone }: EmbedProps) {
  const digits = useAsset(digitsUrl);
  if (digits.data !== undefined) return <Poisoning task={props['task'] === 'guard' ? 'guard' : 'attack'} file={digits.data} onDone={({ seconds, detail }) => onDone({ outcome: 'done', detail, seconds })} />;
  return digits.isError ? <Failing error={digits.error} retry={() => void digits.refetch()} /> : <Loading />;
}
