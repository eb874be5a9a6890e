// The page of one lab: opens it, on whatever device it was begun, and lays it out on the desk.
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Opening } from '../../server/labs/contract.ts';
import type { LabBundle } from '../../server/labs/schemas.ts';
import { api, useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { FailingPage } from '../ui/failing-page.tsx';
import { addMessages, formatMinutes, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Loading } from '../ui/states.tsx';
import { deskMessages } from './desk/messages.ts';
import { Room } from './desk/room.tsx';
import { useChangeOpening, useOpening } from './desk/use-opening.ts';
import type { Files } from './editor/draft.ts';
import './labs.css';
import { labsMessages } from './messages.ts';
import { pairMessages } from './pair/messages.ts';
import { languageName } from './programs/engine-for.ts';

addMessages(labsMessages);
addMessages(deskMessages);
addMessages(pairMessages);

export function LabPage() {
  const { slug } = useParams({ strict: false }) as { slug: string };
  return <OneLab key={slug} slug={slug} />;
}

function OneLab({ slug }: { slug: string }) {
  const opened = useOpening(slug);
  const lab = useApi('GET /api/openings/:id/lab', { params: { id: opened.data?.id ?? '' } }, { enabled: opened.data !== undefined, staleTime: Number.POSITIVE_INFINITY });
  const failed = [opened, lab].find(({ isError }) => isError);
  if (failed !== undefined) return <FailingPage error={failed.error} retry={() => void failed.refetch()} />;
  if (opened.data === undefined || lab.data === undefined) return <Loading label={t('labs.desk.loading')} />;
  return <OpenLab slug={slug} opening={opened.data} lab={lab.data.lab as LabBundle} onReopen={() => void opened.refetch()} />;
}

function OpenLab({ slug, opening, lab, onReopen }: { slug: string; opening: Opening; lab: LabBundle; onReopen: () => void }) {
  const change = useChangeOpening(slug);
  const client = useQueryClient();
  // Kept as long as the page is open, so that starting over can be taken back.
  const [before, setBefore] = useState<Files>();
  const startOver = async (files: Files): Promise<void> => {
    const anew = await api('POST /api/labs/:slug/openings', { params: { slug }, body: { anew: true } });
    await client.prefetchQuery({ queryKey: ['GET /api/openings/:id/lab', { params: { id: anew.id } }], queryFn: () => api('GET /api/openings/:id/lab', { params: { id: anew.id } }) });
    setBefore(files);
    change(() => anew);
  };
  const { title, summary, minutes, language, cwe } = lab;
  const meta = t('labs.desk.meta', { minutes: formatMinutes(minutes), language: languageName(language), cwe: cwe.join(', ') });
  return (
    <Page title={title} isContent where={[{ label: t('labs.list.title'), to: paths.labs() }]} lead={<><p data-content>{summary}</p><p className="small soft">{meta}</p></>}>
      <Room key={opening.id} lab={lab} opening={opening} change={change} before={before} onStartOver={startOver} onUndone={() => setBefore(undefined)} onReopen={onReopen} />
    </Page>
  );
}
