// What stands where in a model file, as lines for a table: place, bytes, meaning.
import { readOnnx } from './onnx.ts';
import { readSafetensors } from './safetensors.ts';

/** `what` is a key of the words around it; `shows` is content of the file, cut short. */
export type ByteLine = { at: string; what: 'length' | 'header' | 'tensor' | 'producer' | 'operator' | 'inside' | 'outside'; name: string; shows: string };

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
const cut = (text: string, most = 160): string => (text.length > most ? `${text.slice(0, most)}…` : text);

export const mapSafetensors = (bytes: Uint8Array): ByteLine[] => {
  const { headerBytes, tensors, data } = readSafetensors(bytes);
  const start = 8 + headerBytes;
  return [
    { at: '0–7', what: 'length', name: '', shows: `${hex(bytes.subarray(0, 8))} = ${headerBytes}` },
    { at: `8–${start - 1}`, what: 'header', name: '', shows: cut(new TextDecoder().decode(bytes.subarray(8, start))) },
    ...Object.entries(tensors)
      .sort(([, one], [, other]) => one.from - other.from)
      .map(([name, { dtype, shape, from, to }]): ByteLine => ({ at: `${start + from}–${start + to - 1}`, what: 'tensor', name, shows: `${dtype} ${shape.join(' × ')}: ${hex(data.subarray(from, from + 6))} …` })),
  ];
};

export const mapOnnx = (bytes: Uint8Array): ByteLine[] => {
  const { producer, nodes, weights } = readOnnx(bytes);
  return [
    { at: '', what: 'producer', name: '', shows: producer },
    ...nodes.map(({ op, domain, inputs, outputs }): ByteLine => ({ at: '', what: 'operator', name: op, shows: `${inputs.join(', ')} → ${outputs.join(', ')}${domain === '' ? '' : ` [${domain}]`}` })),
    ...weights.map(({ name, shape, values, location }): ByteLine => ({ at: '', what: location === undefined ? 'inside' : 'outside', name, shows: location ?? `${shape.join(' × ')}: ${[...(values ?? [])].join(', ')}` })),
  ];
};
