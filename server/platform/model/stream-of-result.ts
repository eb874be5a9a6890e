// An answer that is there as a whole, as the stream that whoever asks for one expects.
import type { LanguageModelV3GenerateResult, LanguageModelV3StreamPart } from '@ai-sdk/provider';

/** `piecesOf`: how a text is cut; in one piece unless told otherwise. */
export const streamOfResult = ({ content, finishReason, usage, providerMetadata }: LanguageModelV3GenerateResult, piecesOf: (text: string) => readonly string[] = (text) => [text]): ReadableStream<LanguageModelV3StreamPart> =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue({ type: 'stream-start', warnings: [] });
      for (const part of content) {
        if (part.type === 'text') {
          controller.enqueue({ type: 'text-start', id: '0' });
          for (const piece of piecesOf(part.text)) controller.enqueue({ type: 'text-delta', id: '0', delta: piece });
          controller.enqueue({ type: 'text-end', id: '0' });
        } else if (part.type === 'tool-call') controller.enqueue(part);
      }
      controller.enqueue({ type: 'finish', finishReason, usage, ...(providerMetadata === undefined ? {} : { providerMetadata }) });
      controller.close();
    },
  });
