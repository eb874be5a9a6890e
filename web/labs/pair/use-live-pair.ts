// The live document of a pair for as long as its page is open.
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, openStream } from '../../api.ts';
import { keptChanges } from './kept-changes.ts';
import { type LivePair, livePair, type PairState } from './live-pair.ts';

export const useLivePair = (pair: string): { live: LivePair; state: PairState } => {
  const [live] = useState(() => {
    const params = { id: pair };
    return livePair(
      {
        hear: (from, signal) => openStream('GET /api/pairs/:id/live', { params, query: { from } }, signal),
        send: (update) => api('POST /api/pairs/:id/updates', { params, body: { update } }),
        tell: (place) => api('POST /api/pairs/:id/presence', { params, body: place }),
      },
      keptChanges(pair),
    );
  });
  useEffect(() => live.start(), [live]);
  return { live, state: useSyncExternalStore(live.watch, live.state, live.state) };
};
