// What was sent, message by message, what came back, and the signs that decided.
import { formatNumber, type MessageKey, t } from '../../ui/messages.ts';
import { Verdict } from '../exercise/exercise-frame.tsx';
import type { Sent } from './miniature.ts';

type Said = Extract<MessageKey, `target.said.${string}`>;

export const saidOf = ({ isBlocked, got, did, answer }: Sent, secret: string): Said => {
  if (isBlocked) return 'target.said.blocked';
  if (got === 'secret') return answer.toLowerCase().includes(secret) ? 'target.said.secret' : 'target.said.secret.otherwise';
  if (got === 'prompt' || got === 'words') return `target.said.${got}`;
  return did === 'resisted' ? 'target.said.resisted' : 'target.said.summarised';
};

const signed = (points: number): string => formatNumber(points, { signDisplay: 'always', maximumFractionDigits: 2 });
const plain = (points: number): string => formatNumber(points, { maximumFractionDigits: 2 });

export function TargetAnswer({ sent, secret }: { sent: Sent; secret: string }) {
  const { messages, shown, answer, isBlocked, did, got } = sent;
  return (
    <div className="target-answer">
      <div>
        <h4>{t('target.sent')}</h4>
        {messages.map(({ role, text }, at) => (
          <figure key={at} className="target-message">
            <figcaption>{t(`target.role.${role}`)}</figcaption>
            <pre data-content tabIndex={0}>{text}</pre>
          </figure>
        ))}
      </div>
      <div>
        <h4>{t('target.answer')}</h4>
        <p><Verdict isRight={got === 'nothing'}>{t(saidOf(sent, secret))}</Verdict></p>
        <pre className="target-said" data-content aria-label={t('target.answer.label')} role="region" tabIndex={0}>{shown}</pre>
        {isBlocked && (
          <details>
            <summary>{t('target.stopped')}</summary>
            <pre className="target-said" data-content tabIndex={0}>{answer}</pre>
          </details>
        )}
      </div>
      <Why sent={sent} did={did} />
    </div>
  );
}

function Why({ sent: { signs, score, luck, resistance }, did }: { sent: Sent; did: Sent['did'] }) {
  if (did === 'summarised') return <div><h4>{t('target.why')}</h4><p>{t('target.why.summarised')}</p></div>;
  return (
    <div>
      <h4>{t('target.why')}</h4>
      <p>{t(`target.why.${did}`, { weight: plain(score + luck), resistance: plain(resistance) })}</p>
      <ul className="target-signs">
        {signs.map(({ id, points, quote }) => (
          <li key={id}>
            {t('target.sign.points', { points: signed(points), what: t(`target.sign.${id}`) })} <q data-content>{quote}</q>
          </li>
        ))}
      </ul>
      <p className="exercise-soft">{t('target.why.luck', { luck: signed(luck) })}</p>
    </div>
  );
}
