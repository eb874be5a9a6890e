// A person's own work in a lab: opened by coming here, the same on every device, read again when it may have changed.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Opening } from '../../../server/labs/contract.ts';
import { type ApiError, api } from '../../api.ts';

const keyOf = (slug: string): readonly string[] => ['opening', slug];

/** Coming back to the page later opens it anew, with whatever was done elsewhere. */
export const useOpening = (slug: string) =>
  useQuery<Opening, ApiError>({
    queryKey: keyOf(slug),
    queryFn: () => api('POST /api/labs/:slug/openings', { params: { slug }, body: { anew: false } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export type ChangeOpening = (change: (opening: Opening) => Opening) => void;

/** Puts in what an answer of the server has changed. */
export const useChangeOpening = (slug: string): ChangeOpening => {
  const client = useQueryClient();
  return (change) => client.setQueryData<Opening>(keyOf(slug), (known) => known && change(known));
};
