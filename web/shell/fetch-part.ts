// A page comes in parts. One that does not arrive is either gone, because a newer version took its place, or nothing can be reached.
import { ApiError } from '../api.ts';
import { t } from '../ui/messages.ts';

export const isReachable = (): Promise<boolean> => fetch('/', { cache: 'no-store' }).then(({ ok }) => ok, () => false);

/** Where the server answers, the router loads the page anew and gets the newer version; without a connection that would end on the browser's own page. */
export const fetchPart = async <Part>(load: () => Promise<Part>): Promise<Part> => {
  try {
    return await load();
  } catch (error) {
    throw (await isReachable()) ? error : new ApiError(0, { kind: 'Unavailable', says: t('api.offline') });
  }
};
