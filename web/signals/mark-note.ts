// Marks a note and says so; a mark can be taken back, so nothing is asked before.
import type { Note, NoteState } from '../../server/signals/loop/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { t } from '../ui/messages.ts';

export const useMark = ({ key, lesson: { title } }: Note): { mark: (state: NoteState) => void; isPending: boolean; error: Error | null } => {
  const send = useSend('PUT /api/me/notes/:key/mark', { refreshes: ['GET /api/me/notes'] });
  const mark = (state: NoteState): void => {
    const said = t(state === 'open' ? 'notes.opened' : 'notes.marked', { title });
    // What the server refuses shows beside the note.
    void send.mutateAsync({ params: { key }, body: { state } }).then(() => announce(said), () => undefined);
  };
  return { mark, isPending: send.isPending, error: send.error };
};
