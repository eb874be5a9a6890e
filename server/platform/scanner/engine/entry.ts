// What the plain JavaScript engine offers to its host: the same as simd/entry.ts, and the memory to work on.
export { scan } from './gate.ts';
export { countLines, lineStart, units } from './lines.ts';
export { useMemory } from './memory.ts';
