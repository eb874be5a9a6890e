// A board as it changes: server-sent events, asked for again when the connection breaks, unless the server says that there is none.
import { useEffect, useState } from 'react';
import type { BoardEvents, OwnBoard } from '../../server/arena/schemas.ts';
import { api, ApiError, apiUrl } from '../api.ts';

export type LiveBoard = { shown: OwnBoard | undefined; isConnected: boolean; refused: ApiError | undefined };

const AGAIN_MS = 5_000;

export const useBoard = (round: string, bracket: number): LiveBoard => {
  const [shown, setShown] = useState<OwnBoard>();
  const [isConnected, setConnected] = useState(true);
  const [refused, setRefused] = useState<ApiError>();
  useEffect(() => {
    const given = { params: { round }, query: { bracket } };
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const listen = (): void => {
      const opened = new EventSource(apiUrl('GET /api/arena/boards/:round/live', given));
      source = opened;
      opened.addEventListener('board', (event) => {
        setConnected(true);
        setShown(JSON.parse((event as MessageEvent<string>).data) as BoardEvents['board']);
      });
      opened.addEventListener('error', () => {
        setConnected(false);
        // The browser asks again where the connection broke. Where something answered that was no stream it does not, and does not tell what.
        if (opened.readyState === EventSource.CLOSED) ask();
      });
    };
    const later = (): void => {
      if (!isOver) timer = setTimeout(listen, AGAIN_MS);
    };
    const ask = (): void => void api('GET /api/arena/boards/:round', given).then(later, (error: unknown) => {
      if (isOver) return;
      if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) setRefused(error);
      else later();
    });
    listen();
    return () => {
      isOver = true;
      clearTimeout(timer);
      source?.close();
    };
  }, [round, bracket]);
  return { shown, isConnected, refused };
};
