// A file of ours that an exercise needs, fetched once; and a way to try again when the network did not give it.
import { useQuery } from '@tanstack/react-query';

/** `url` comes from an import with `?url`, so it is hashed and served from our own origin. */
export const useAsset = (url: string) => useQuery({ queryKey: ['asset', url], queryFn: () => fetchBytes(url), staleTime: Number.POSITIVE_INFINITY });

const fetchBytes = async (url: string): Promise<ArrayBuffer> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.arrayBuffer();
};
