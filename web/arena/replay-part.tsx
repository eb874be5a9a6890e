// One conversation of an event, turn by turn, with what the guards, the monitor and the simulated assistant made of it.
import { useEffect, useRef } from 'react';
import type { LevelName, Replay, ReplayTurn } from '../../server/arena/schemas.ts';
import { formatNumber, t } from '../ui/messages.ts';
import { familyWords, levelName } from './level-words.ts';
import { guardLines, Risk } from './explanation-part.tsx';

export function ReplayPart({ replay: { title, persona, player, number, monitor, turns }, level }: { replay: Replay; level: LevelName }) {
  const head = useRef<HTMLHeadingElement>(null);
  // It stands below a list that may be long.
  useEffect(() => head.current?.focus(), [player, number]);
  return (
    <section className="arena-replay" aria-labelledby="arena-replay">
      <h2 id="arena-replay" ref={head} tabIndex={-1}>{t('arena.replays.shown', { number, player })}</h2>
      <p className="soft" data-content>{t('arena.replays.shown.at', { title, level: levelName(level) })}</p>
      <ol className="arena-turns">
        {turns.map((turn) => (
          <li key={turn.turn}>
            <div className="arena-bubble" data-mine><p className="arena-who" data-content>{player}</p><p className="arena-text" data-content>{turn.said}</p></div>
            <div className="arena-bubble" data-state={turn.stoppedBy === null ? undefined : 'stopped'}><p className="arena-who" data-content>{persona}</p><p className="arena-text" data-content>{turn.shown}</p></div>
            <Seen turn={turn} monitor={monitor} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const number = (value: number): string => formatNumber(value, { maximumFractionDigits: 2 });

function Seen({ turn, monitor }: { turn: ReplayTurn; monitor: Replay['monitor'] }) {
  const { families, views, keptBack, decision, risk, model, effects } = turn;
  return (
    <div className="arena-soc">
      <p><strong>{familyWords(families)}</strong> {monitor !== null && <Risk risk={risk} {...monitor} />}</p>
      <ul className="arena-seen">
        {model !== null && <li>{t('arena.real', { name: model })}</li>}
        {views.length > 0 && <li>{t('arena.replays.views', { views: views.join(', ') })}</li>}
        {guardLines(turn).map((line) => <li key={line}>{line}</li>)}
        {turn.stoppedBy === 'harm' && <li>{t('arena.stopped.harm')}</li>}
        {effects.map(({ tool, input, result }, at) => <li key={at}>{t('arena.effect', { tool })}<span className="arena-text" data-content>{` ${Object.values(input).join(' · ')} → ${result}`}</span></li>)}
        {keptBack !== null && <li className="arena-text" data-content>{t('arena.replays.kept-back', { text: keptBack })}</li>}
        {decision !== null && <li>{t('arena.replays.decision', { outcome: t(`arena.replays.outcome.${decision.outcome as 'refused'}`), score: number(decision.score), threshold: number(decision.threshold), operation: decision.operation })}</li>}
      </ul>
      {decision !== null && Object.keys(decision.weights).length > 0 && (
        <details className="small">
          <summary>{t('arena.replays.weights')}</summary>
          <ul>{Object.entries(decision.weights).map(([name, weight]) => <li key={name} data-content>{name}: {number(weight)}</li>)}</ul>
        </details>
      )}
    </div>
  );
}
