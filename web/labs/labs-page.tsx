// Every lab by tier: what it is about, why, how long it takes, and how far one has come.
import type { LabLine } from '../../server/labs/contract.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Minutes } from '../ui/minutes.tsx';
import { Page } from '../ui/page.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { EmptyState, Failing, Loading } from '../ui/states.tsx';
import { deskMessages } from './desk/messages.ts';
import './labs.css';
import { labsMessages } from './messages.ts';
import { languageName } from './programs/engine-for.ts';

addMessages(labsMessages);
addMessages(deskMessages);

const TIERS = [1, 2, 3] as const;

export function LabsPage() {
  const list = useApi('GET /api/labs');
  const me = useApi('GET /api/me');
  const mine = me.data?.person?.tiers ?? [];
  const labs = list.data?.labs;
  return (
    <Page title={t('labs.list.title')} where={[{ label: t('shell.catalogue'), to: paths.catalogue() }]} lead={t('labs.list.lead')} actions={<Link to={paths.joinPair()}>{t('labs.list.join')}</Link>}>
      {list.isPending && <Loading />}
      {list.isError && <Failing error={list.error} retry={() => void list.refetch()} />}
      {labs?.length === 0 && <EmptyState ghost="$ run the exploit" title={t('labs.list.none')} says={t('labs.list.none.says')} action={<Link to={paths.catalogue()}>{t('shell.catalogue')}</Link>} />}
      {labs !== undefined && TIERS.map((tier) => <Tier key={tier} tier={tier} isMine={mine.includes(tier)} labs={labs.filter((lab) => lab.tier === tier)} />)}
    </Page>
  );
}

function Tier({ tier, isMine, labs }: { tier: (typeof TIERS)[number]; isMine: boolean; labs: readonly LabLine[] }) {
  if (labs.length === 0) return null;
  return (
    <section className="labs-tier" aria-labelledby={`labs-${tier}`}>
      <div>
        <h2 id={`labs-${tier}`}>{t('labs.list.tier', { tier: String(tier) })}</h2>
        <p className="soft">{t(tier === 1 ? 'labs.list.everyone' : isMine ? 'labs.list.yours' : 'labs.list.other')}</p>
      </div>
      <ul className="labs-list">
        {labs.map((lab) => (
          <li key={lab.slug} className="labs-line" data-state={lab.state}>
            <div className="labs-head">
              <h3><Link to={paths.lab(lab.slug)}><span data-content>{lab.title}</span></Link></h3>
              <Minutes minutes={lab.minutes} />
            </div>
            <p data-content>{lab.summary}</p>
            <p className="small soft labs-about">
              <span>{t('labs.list.about', { language: languageName(lab.language), cwe: lab.cwe.join(', ') })}</span>
              {lab.kind === 'segment' && <span>{t('labs.list.segment')}</span>}
              <MyState state={lab.state} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MARKS = { open: ['suggested', 'labs.list.open'], begun: ['review', 'labs.list.begun'], shown: ['review', 'labs.list.shown'], passed: ['holds', 'labs.list.passed'] } as const;

function MyState({ state }: { state: LabLine['state'] }) {
  const [mark, words] = MARKS[state];
  return <StateMark state={mark}>{t(words)}</StateMark>;
}
