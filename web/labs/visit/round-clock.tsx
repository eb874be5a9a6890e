// Five minutes for two people: a clock to start, that speaks at one minute and at the end.
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/messages.ts';
import { asClock, leftOf, sayingAt } from './clock.ts';

const TICK_MS = 500;

export function RoundClock({ minutes }: { minutes: number }) {
  const [startedAt, setStartedAt] = useState<number>();
  const [left, setLeft] = useState(minutes * 60);
  const before = useRef(minutes * 60);
  useEffect(() => {
    if (startedAt === undefined) return undefined;
    const timer = setInterval(() => {
      const now = leftOf(minutes, startedAt, Date.now());
      const saying = sayingAt(before.current, now);
      before.current = now;
      setLeft(now);
      if (saying !== undefined) announce(t(saying === 'over' ? 'labs.visit.over' : 'labs.visit.minute'));
      if (now === 0) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [startedAt, minutes]);
  if (startedAt === undefined) return <Button onClick={() => setStartedAt(Date.now())}>{t('labs.visit.start', { count: minutes })}</Button>;
  return <span className="visit-clock" role="timer" aria-label={t('labs.visit.clock')}>{left === 0 ? t('labs.visit.over') : t('labs.visit.left', asClock(left))}</span>;
}
