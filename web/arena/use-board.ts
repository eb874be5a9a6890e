// A board as it changes: server-sent events, and the browser's own way of asking again when the connection breaks.
import { useEffect, useState } from 'react';
import type { BoardEvents, OwnBoard } from '../../server/arena/schemas.ts';
import { apiUrl } from '../api.ts';

export type LiveBoard = { shown: OwnBoard | undefined; isConnected: boolean };

export const useBoard = (round: string, bracket: number): LiveBoard => {
  const [shown, setShown] = useState<OwnBoard>();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource(apiUrl('GET /api/arena/boards/:round/live', { params: { round }, query: { bracket } }));
    source.addEventListener('board', (event) => {
      setConnected(true);
      setShown(JSON.parse((event as MessageEvent<string>).data) as BoardEvents['board']);
    });
    source.addEventListener('error', () => setConnected(false));
    return () => source.close();
  }, [round, bracket]);
  return { shown, isConnected };
};
