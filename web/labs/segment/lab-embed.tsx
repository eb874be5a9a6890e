// A lab inside a lesson or on the page to try one: a segment runs in place; a lab with a page of its own is visited there.
import { lazy } from 'react';
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { useApi } from '../../api.ts';
import type { EmbedProps } from '../../shell/embeds.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import { Segment } from './segment.tsx';

const LabVisit = lazy(async () => ({ default: (await import('../visit/lab-visit.tsx')).LabVisit }));

export function LabEmbed(embed: EmbedProps) {
  const { props, given, onDone } = embed;
  const slug = props['slug'] ?? '';
  const fetched = useApi('GET /api/labs/:slug', { params: { slug } }, { enabled: given === undefined, staleTime: Number.POSITIVE_INFINITY });
  const lab = (given ?? fetched.data?.lab) as LabBundle | undefined;
  if (lab === undefined) return fetched.isError ? <Failing error={fetched.error} retry={() => void fetched.refetch()} /> : <Loading />;
  if (lab.kind === 'lab') return <LabVisit {...embed} />;
  // `shown` counts as done and not as passed: they read a fix before one of their own held.
  return <Segment lab={lab} isRecorded={given === undefined} onDone={({ outcome, tries, seconds }) => onDone({ outcome: outcome === 'holds' ? 'passed' : 'done', detail: { outcome, tries }, seconds })} />;
}
