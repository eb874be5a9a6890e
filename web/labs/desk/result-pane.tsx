// The attacker's view: each attack with what was sent and what it got, then what the program must still do.
import { t } from '../../ui/messages.ts';
import { AttackList } from '../attack-list.tsx';
import { FunctionList } from '../function-list.tsx';
import type { ResultLine, ResultLines } from '../result-lines.ts';
import { clockTime } from './saved-line.tsx';

/** `lines` are there before anything was run: then all of them wait. */
export type Shown = { lines: ResultLines; from: 'nothing' | 'page' | 'server' | 'unverified'; at: Date | undefined; isRunning: boolean; isStale: boolean };

export function ResultPane({ lines: { attacks, functions }, from, at, isRunning, isStale }: Shown) {
  const told = attacks.filter(({ number }) => number !== undefined);
  const hidden = attacks.filter(({ number }) => number === undefined);
  const groups = [
    { id: 'attacks', title: t('labs.results.attacks'), lines: told, content: <AttackList attacks={told} isFix isRunning={isRunning} isShort /> },
    { id: 'hidden', title: t('labs.results.hidden'), lines: hidden, content: hidden.length === 0 ? <p className="small soft">{t('labs.results.hidden.none')}</p> : <AttackList attacks={hidden} isFix isRunning={isRunning} isShort label={t('labs.results.hidden')} /> },
    { id: 'functions', title: t('labs.results.functions'), lines: functions, content: <FunctionList functions={functions} isRunning={isRunning} /> },
  ];
  // While it runs nothing moves; afterwards what has to be mended stands first.
  const inOrder = isRunning ? groups : [...groups.filter(hasFailed), ...groups.filter((group) => !hasFailed(group))];
  return (
    <div className="desk-results" data-stale={isStale}>
      {from !== 'nothing' && at !== undefined && !isRunning && (
        <p className="desk-source">
          {t(SOURCES[from], { time: clockTime(at) })} {isStale && <strong>{t('labs.results.stale')}</strong>}
        </p>
      )}
      {from === 'unverified' && <p className="small soft">{t('labs.results.unverified.says')}</p>}
      {inOrder.map(({ id, title, content }) => (
        <section key={id}>
          <h2>{title}</h2>
          {content}
        </section>
      ))}
    </div>
  );
}

const hasFailed = ({ lines }: { lines: readonly ResultLine[] }): boolean => lines.some(({ step }) => step?.ok === false);

const SOURCES = { page: 'labs.results.page', server: 'labs.results.server', unverified: 'labs.results.unverified' } as const;
