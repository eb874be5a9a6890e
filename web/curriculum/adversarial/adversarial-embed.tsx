// The adversarial exercise inside a lesson: fetches digits and models and reports how it ended.
import type { EmbedProps } from '../../shell/embeds.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import { useAsset } from '../digits/use-asset.ts';
import { Adversarial, ADVERSARIAL_TASKS } from './adversarial.tsx';
import digitsUrl from './digits.safetensors?url';
import hardenedUrl from './hardened.safetensors?url';
import plainUrl from './plain.safetensors?url';

export function AdversarialEmbed({ props, onDone }: EmbedProps) {
  const [digits, plain, hardened] = [useAsset(digitsUrl), useAsset(plainUrl), useAsset(hardenedUrl)];
  const failed = [digits, plain, hardened].find(({ isError }) => isError);
  if (failed !== undefined) return <Failing error={failed.error} retry={() => void failed.refetch()} />;
  if (digits.data === undefined || plain.data === undefined || hardened.data === undefined) return <Loading />;
  const task = ADVERSARIAL_TASKS.find((one) => one === props['task']) ?? 'one';
  return <Adversarial task={task} files={{ digits: digits.data, plain: plain.data, hardened: hardened.data }} onDone={({ seconds, detail }) => onDone({ outcome: 'done', detail, seconds })} />;
}
