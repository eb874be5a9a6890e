// The conversation, as plain text only: no Markdown, no links, no images, whatever a model writes.
import { useEffect, useRef, useState } from 'react';
import type { Level, Message } from '../../server/arena/schemas.ts';
import { api, ApiError } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { becauseWords } from './level-words.ts';
import { MessageForm } from './message-form.tsx';
import { ReportReply } from './report-reply.tsx';
import type { Change } from './level-page.tsx';

/** The id stays with the text until it is answered: sent again after a lost reply, it is the same message. */
type Draft = { id: string; text: string };

export function Chat({ level, change, reload }: { level: Level; change: Change; reload: () => Promise<unknown> }) {
  const [waiting, setWaiting] = useState<Draft>();
  const [error, setError] = useState<unknown>();
  const [isBeginning, setBeginning] = useState(false);
  const lost = useRef<Draft>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const isFresh = useRef(false);
  const { conversation, persona, slug, mostTurns } = level;
  const messages = conversation?.messages ?? [];
  const params = { slug, level: level.level };
  // The button that was pressed goes with the conversation it belonged to.
  useEffect(() => {
    if (isFresh.current) field.current?.focus();
    isFresh.current = false;
  }, [conversation?.id]);

  const begin = async (): Promise<string> => {
    const fresh = await api('POST /api/arena/challenges/:slug/:level/conversations', { params, body: { event: level.event?.id ?? null, instead: conversation?.id ?? null } });
    change((before) => ({ ...before, conversation: fresh }));
    return fresh.id;
  };
  const send = async (text: string): Promise<boolean> => {
    const draft = lost.current?.text === text ? lost.current : { id: crypto.randomUUID(), text };
    lost.current = draft;
    setWaiting(draft);
    setError(undefined);
    try {
      const id = conversation?.id ?? (await begin());
      const message = await api('POST /api/arena/conversations/:id/messages', { params: { id }, body: draft });
      change((before) => withMessage(before, message));
      announce(t('arena.said', { name: persona, text: message.shown }));
      lost.current = undefined;
      // In another window this conversation went on.
      if (message.turn > messages.length + 1) await reload();
      return true;
    } catch (problem) {
      setError(problem);
      if (problem instanceof ApiError && problem.kind === 'Conflict') await reload();
      // Its turn was not answered: the next try is a new message, unless nobody knows.
      if (problem instanceof ApiError && problem.status !== 0) lost.current = undefined;
      return false;
    } finally {
      setWaiting(undefined);
    }
  };
  const fresh = async (): Promise<void> => {
    setError(undefined);
    setBeginning(true);
    isFresh.current = true;
    try {
      await begin();
      announce(t('arena.fresh.done'));
    } catch (problem) {
      isFresh.current = false;
      setError(problem);
    } finally {
      setBeginning(false);
    }
  };
  const left = mostTurns - messages.length;
  return (
    <section className="arena-chat" aria-labelledby="arena-chat">
      <h2 id="arena-chat">{t('arena.chat')}</h2>
      <Log level={level} messages={messages} waiting={waiting} />
      {conversation?.isOver ? (
        <div className="designed"><p>{t('arena.over')}</p><Button look="primary" isBusy={isBeginning} onClick={() => void fresh()}>{t('arena.fresh')}</Button></div>
      ) : (
        <MessageForm level={level} field={field} isBusy={waiting !== undefined} onSend={send} foot={<p className="small soft">{t('arena.turns', { count: left })}</p>} />
      )}
      {error !== undefined && <Failing error={error} />}
      {!conversation?.isOver && messages.length > 0 && (
        <div>
          {/* A reply that is under way would arrive in the fresh one. */}
          <ConfirmButton look="quiet" title={t('arena.fresh.title')} says={t('arena.fresh.says', { days: level.keepDays })} confirm={t('arena.fresh.go')} isBusy={isBeginning} isOff={waiting !== undefined} onConfirm={fresh}>{t('arena.fresh')}</ConfirmButton>
        </div>
      )}
    </section>
  );
}

const withMessage = (level: Level, message: Message): Level => {
  if (level.conversation === null) return level;
  const messages = [...level.conversation.messages.filter(({ id }) => id !== message.id), message];
  return { ...level, answering: message.answering, conversation: { ...level.conversation, messages, isOver: messages.length >= level.mostTurns } };
};

function Log({ level: { persona, greeting, conversation }, messages, waiting }: { level: Level; messages: readonly Message[]; waiting: Draft | undefined }) {
  const end = useRef<HTMLOListElement>(null);
  const count = messages.length + (waiting === undefined ? 0 : 1);
  useEffect(() => {
    if (end.current !== null) end.current.scrollTop = end.current.scrollHeight;
  }, [count]);
  return (
    <ol className="arena-log" ref={end} tabIndex={0} aria-label={t('arena.chat')}>
      <li><Bubble who={persona} text={greeting} /></li>
      {messages.map((message) => (
        <li key={message.id}>
          <Bubble who={t('arena.you')} isMine text={message.said} />
          <Reply persona={persona} message={message} conversation={conversation?.id} />
        </li>
      ))}
      {waiting !== undefined && (
        <li>
          <Bubble who={t('arena.you')} isMine text={waiting.text} />
          <p className="soft small">{t('arena.waiting', { name: persona })}</p>
        </li>
      )}
    </ol>
  );
}

function Bubble({ who, text, isMine = false, state }: { who: string; text: string; isMine?: boolean; state?: string | undefined }) {
  return (
    <div className="arena-bubble" data-mine={isMine || undefined} data-state={state}>
      <p className="arena-who" data-content={!isMine || undefined}>{who}</p>
      <p className="arena-text" data-content>{text}</p>
    </div>
  );
}

function Reply({ persona, message: { shown, stoppedBy, effects, answering, id }, conversation }: { persona: string; message: Message; conversation: string | undefined }) {
  const why = becauseWords(answering.because);
  return (
    <>
      <Bubble who={persona} text={shown} state={stoppedBy === null ? undefined : 'stopped'} />
      {stoppedBy !== null && <p className="small arena-note">{t(`arena.stopped.${stoppedBy}`)}</p>}
      {effects.map((effect, at) => (
        <div key={at} className="arena-effect">
          <p className="small">{t('arena.effect', { tool: effect.tool })}</p>
          <pre className="arena-text" data-content>{Object.entries(effect.input).map(([name, value]) => `${name}: ${value}`).join('\n')}{'\n'}{effect.result}</pre>
        </div>
      ))}
      {answering.name !== null && conversation !== undefined && <ReportReply conversation={conversation} message={id} />}
      {why !== '' && <p className="small arena-note">{why}</p>}
    </>
  );
}
