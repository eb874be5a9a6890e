// A lab inside a lesson: a segment on the spot, or a part of the work on a lab that has a page of its own.
import { lazy } from 'react';
import type { EmbedProps } from '../shell/embeds.tsx';

const SegmentEmbed = lazy(async () => ({ default: (await import('./segment/lab-embed.tsx')).LabEmbed }));
const LabVisit = lazy(async () => ({ default: (await import('./visit/lab-visit.tsx')).LabVisit }));

export function LabEmbed(given: EmbedProps) {
  return given.props['task'] === undefined ? <SegmentEmbed {...given} /> : <LabVisit {...given} />;
}
