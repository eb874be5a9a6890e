// What a failed send says, beside the thing that was sent.
import { Notice } from '../ui/notice.tsx';

export function SendError({ error }: { error: Error | null | undefined }) {
  if (error === null || error === undefined) return null;
  return <Notice kind="problem" isLive>{error.message}</Notice>;
}
