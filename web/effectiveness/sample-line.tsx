// The line on Today for whoever was named to label a sample; nothing while none waits for them.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import './effectiveness.css';
import { sampleMessages } from './sample-messages.ts';

addMessages(sampleMessages);

export function SampleLine() {
  const list = useApi('GET /api/effectiveness/samples');
  const mine = (list.data?.samples ?? []).flatMap(({ id, state, records, labellers }) => {
    const left = records - (labellers.find(({ isMe }) => isMe)?.labelled ?? records);
    return state === 'labelling' && left > 0 ? [{ id, left }] : [];
  });
  const [first] = mine;
  if (first === undefined) return null;
  return (
    <section className="sample-line" aria-labelledby="today-samples">
      <h2 id="today-samples">{t('samples.today', { count: mine.length })}</h2>
      <p>{t('samples.today.says', { count: mine.reduce((sum, { left }) => sum + left, 0) })}</p>
      <p><Link to={mine.length === 1 ? paths.effectivenessSample(first.id) : paths.effectivenessSamples()} look="quiet">{t('samples.today.go')}</Link></p>
    </section>
  );
}
