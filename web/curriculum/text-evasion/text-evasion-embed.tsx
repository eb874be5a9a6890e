// The text evasion exercise inside a lesson: fetches the filter and reports how it ended.
import { useMemo } from 'react';
import type { EmbedProps } from '../../shell/embeds.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import { useAsset } from '../digits/use-asset.ts';
import filterUrl from './spam-filter.json?url';
import type { SpamFilterFile } from './spam-filter.ts';
import { TextEvasion } from './text-evasion.tsx';

export function TextEvasionEmbed({ onDone }: EmbedProps) {
  const { data, isError, error, refetch } = useAsset(filterUrl);
  const file = useMemo(() => (data === undefined ? undefined : (JSON.parse(new TextDecoder().decode(data)) as SpamFilterFile)), [data]);
  if (file !== undefined) return <TextEvasion file={file} onDone={({ seconds, words, disguised }) => onDone({ outcome: 'done', detail: { words, disguised }, seconds })} />;
  return isError ? <Failing error={error} retry={() => void refetch()} /> : <Loading />;
}
