// One text of a request with its pieces marked and numbered.
import { t } from '../../ui/messages.ts';
import type { CapturePart } from './capture.ts';
import { segmentsOf } from './read-parts.ts';

export type Marking = { numberOf: (part: CapturePart) => number; isMarked: (part: CapturePart) => boolean; active: string | undefined; isRevealed: boolean };

export function MarkedText({ text, parts, marking }: { text: string; parts: CapturePart[]; marking: Marking }) {
  return segmentsOf(text, parts).map(({ text: piece, part }, index) => {
    if (!part) return <span key={index} data-content>{piece}</span>;
    const number = marking.numberOf(part);
    return (
      <mark key={part.id} className="explorer-mark" data-kind={marking.isRevealed ? part.kind : undefined} data-marked={marking.isMarked(part) || undefined} data-active={marking.active === part.id || undefined}>
        <span className="explorer-number">
          <span className="only-read">{t('explorer.part.number', { number })}: </span>
          <span aria-hidden="true">{number}</span>
        </span>
        <span data-content>{piece}</span>
      </mark>
    );
  });
}
