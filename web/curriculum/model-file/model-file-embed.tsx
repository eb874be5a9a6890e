// The exercise about model files inside a lesson: fetches the shipped model and reports how it ended.
import type { EmbedProps } from '../../shell/embeds.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import digitsUrl from '../adversarial/digits.safetensors?url';
import modelUrl from '../adversarial/plain.safetensors?url';
import { useAsset } from '../digits/use-asset.ts';
import { ModelFile } from './model-file.tsx';

export function ModelFileEmbed({ props, onDone }: EmbedProps) {
  const [model, digits] = [useAsset(modelUrl), useAsset(digitsUrl)];
  const failed = [model, digits].find(({ isError }) => isError);
  if (failed !== undefined) return <Failing error={failed.error} retry={() => void failed.refetch()} />;
  if (model.data === undefined || digits.data === undefined) return <Loading />;
  return <ModelFile format={props['format'] === 'onnx' ? 'onnx' : 'safetensors'} model={model.data} digits={digits.data} onDone={({ seconds, right }) => onDone({ outcome: 'done', detail: { right }, seconds })} />;
}
