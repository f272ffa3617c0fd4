import type { Chain, Head } from "@opentao/sdk/browser";
import { keepPreviousData, type QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useNetwork, useSessionValue } from "./context.ts";
import { FaultError, faultOf, isPassing } from "./fault.ts";

/** A chain at one block: `chain.at(at)` reads there. */
export interface ChainAt {
  readonly chain: Chain;
  /** Hash of the block. */
  readonly at: string;
  readonly number: number;
}

/** A value with the block that it was read at. */
export interface Read<Value> {
  readonly value: Value;
  readonly head: Head;
}

/** Time for which a value is kept that nothing shows any more, in ms. */
const KEPT_MS = 30_000;

const LIVE = "live";
const FIXED = "fixed";

/**
 * Reads all live values anew that something shows, and what could not be read for a reason that passes; to be called
 * when another block is shown.
 */
export function refreshLive(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: [LIVE] }, { cancelRefetch: false });
  void client.refetchQueries(
    { queryKey: [FIXED], type: "active", predicate: ({ state }) => isAgain(state.error) },
    { cancelRefetch: false },
  );
}

function isAgain(error: unknown): boolean {
  return error !== null && isPassing(faultOf(error));
}

/**
 * Reads something at the block that the page shows, and anew with each such block. While it is read anew the value
 * before it stays.
 *
 * @param key - names what is read: texts and numbers
 */
export function useLive<Value>(
  key: readonly (string | number)[],
  read: (at: ChainAt) => Promise<Value>,
): UseQueryResult<Read<Value>> {
  const { session } = useNetwork();
  const isReady = useSessionValue(({ chain, shown }) => chain !== undefined && shown !== undefined);
  return useQuery({
    queryKey: [LIVE, session.url, ...key],
    queryFn: async () => {
      const { chain, shown } = session.snapshot();
      if (chain === undefined || shown === undefined) throw new FaultError("lost", session.url);
      return { value: await read({ chain, at: shown.hash, number: shown.number }), head: shown };
    },
    enabled: isReady,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
}

/** Reads something that does not change any more, such as a block by its hash: once. */
export function useFixed<Value>(
  key: readonly (string | number)[],
  read: (chain: Chain) => Promise<Value>,
): UseQueryResult<Value> {
  const { session } = useNetwork();
  const chain = useSessionValue((state) => state.chain);
  return useQuery({
    queryKey: [FIXED, session.url, ...key],
    queryFn: () => {
      if (chain === undefined) throw new FaultError("lost", session.url);
      return read(chain);
    },
    enabled: chain !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    retry: false,
  });
}

/** Reads something once, at the block that the page shows at that moment: such as the answer to a search. */
export function useFixedAt<Value>(
  key: readonly (string | number)[],
  read: (at: ChainAt) => Promise<Value>,
): UseQueryResult<Value> {
  const { session } = useNetwork();
  const isReady = useSessionValue(({ chain, shown }) => chain !== undefined && shown !== undefined);
  return useQuery({
    queryKey: [FIXED, session.url, ...key],
    queryFn: () => {
      const { chain, shown } = session.snapshot();
      if (chain === undefined || shown === undefined) throw new FaultError("lost", session.url);
      return read({ chain, at: shown.hash, number: shown.number });
    },
    enabled: isReady,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    retry: false,
  });
}
