// A language model of some 170 kB in the shape of Llama: random weights by a seed, two layers, words that make no sense. It shows that the way works, and says nothing.
import { type Random, randomFrom } from '../../statistics/index.ts';
import { type Tensor, writeModelFile, type Written } from './write-model-file.ts';

const SHAPE = { embedding: 32, layers: 2, heads: 2, feedForward: 64, context: 4_096 };
const NORMAL = 1;
const UNKNOWN = 2;
const CONTROL = 3;
const BYTE = 6;

const WORDS = 'the a your our we you order parcel shop thing code amber river falcon window morning paper garden letter kettle is was will may can comes goes waits stands sleeps over under near with and or not yes no green small late early Monday Friday please thanks today again still never always here there'.split(' ');

type Token = { text: string; type: number; score: number };

/** Every byte is a token, so any text can be read; whole words come on top, so that what is written looks like words. */
const vocabulary = (): Token[] => [
  { text: '<unk>', type: UNKNOWN, score: 0 },
  { text: '<s>', type: CONTROL, score: 0 },
  { text: '</s>', type: CONTROL, score: 0 },
  ...Array.from({ length: 256 }, (_, byte) => ({ text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, type: BYTE, score: 0 })),
  ...['▁', '.', ','].map((sign, at) => ({ text: sign, type: NORMAL, score: -100 - at })),
  ...WORDS.map((word, at) => ({ text: `▁${word}`, type: NORMAL, score: -1 - at })),
];

const TEMPLATE = "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}";

const metadataOf = (tokens: readonly Token[]): Written[] => [
  { key: 'general.architecture', is: 'text', value: 'llama' },
  { key: 'general.name', is: 'text', value: 'Example without sense' },
  { key: 'general.alignment', is: 'u32', value: 32 },
  { key: 'llama.context_length', is: 'u32', value: SHAPE.context },
  { key: 'llama.embedding_length', is: 'u32', value: SHAPE.embedding },
  { key: 'llama.block_count', is: 'u32', value: SHAPE.layers },
  { key: 'llama.feed_forward_length', is: 'u32', value: SHAPE.feedForward },
  { key: 'llama.attention.head_count', is: 'u32', value: SHAPE.heads },
  { key: 'llama.attention.head_count_kv', is: 'u32', value: SHAPE.heads },
  { key: 'llama.attention.layer_norm_rms_epsilon', is: 'f32', value: 1e-5 },
  { key: 'llama.rope.dimension_count', is: 'u32', value: SHAPE.embedding / SHAPE.heads },
  { key: 'llama.vocab_size', is: 'u32', value: tokens.length },
  { key: 'tokenizer.ggml.model', is: 'text', value: 'llama' },
  { key: 'tokenizer.ggml.tokens', is: 'texts', value: tokens.map(({ text }) => text) },
  { key: 'tokenizer.ggml.scores', is: 'f32s', value: tokens.map(({ score }) => score) },
  { key: 'tokenizer.ggml.token_type', is: 'i32s', value: tokens.map(({ type }) => type) },
  { key: 'tokenizer.ggml.unknown_token_id', is: 'u32', value: 0 },
  { key: 'tokenizer.ggml.bos_token_id', is: 'u32', value: 1 },
  { key: 'tokenizer.ggml.eos_token_id', is: 'u32', value: 2 },
  { key: 'tokenizer.ggml.add_bos_token', is: 'bool', value: true },
  { key: 'tokenizer.chat_template', is: 'text', value: TEMPLATE },
];

const tensorsOf = (tokens: readonly Token[], random: Random): Tensor[] => {
  const { embedding, feedForward, layers } = SHAPE;
  const matrix = (name: string, columns: number, rows: number, scale = 1 / Math.sqrt(columns)): Tensor => ({ name, dimensions: [columns, rows], values: Float32Array.from({ length: columns * rows }, () => (random() * 2 - 1) * scale) });
  const norm = (name: string): Tensor => ({ name, dimensions: [embedding], values: new Float32Array(embedding).fill(1) });
  const output = matrix('output.weight', embedding, tokens.length, 1.5);
  // Whole words win over bytes and the end: their rows are random, those of all others nothing.
  tokens.forEach(({ type }, row) => type !== NORMAL && output.values.fill(0, row * embedding, (row + 1) * embedding));
  const layer = (at: number): Tensor[] => [
    norm(`blk.${at}.attn_norm.weight`),
    ...['q', 'k', 'v', 'output'].map((name) => matrix(`blk.${at}.attn_${name}.weight`, embedding, embedding)),
    norm(`blk.${at}.ffn_norm.weight`),
    matrix(`blk.${at}.ffn_gate.weight`, embedding, feedForward),
    matrix(`blk.${at}.ffn_up.weight`, embedding, feedForward),
    matrix(`blk.${at}.ffn_down.weight`, feedForward, embedding),
  ];
  return [matrix('token_embd.weight', embedding, tokens.length, 1), ...Array.from({ length: layers }, (_, at) => layer(at)).flat(), norm('output_norm.weight'), output];
};

/** `tokens`: for tests of a vocabulary that is wrong. */
export const exampleModel = (seed = 'example', tokens: readonly Token[] = vocabulary()): Buffer => writeModelFile(metadataOf(tokens), tensorsOf(tokens, randomFrom(seed)));

export { vocabulary as exampleVocabulary };
