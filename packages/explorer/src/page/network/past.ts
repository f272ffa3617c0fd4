import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useNetwork, useSessionValue } from "./context.ts";
import { FaultError, faultOf } from "./fault.ts";
import type { ChainAt } from "./reads.ts";

/** A value as it was after a block. */
export interface Sample<Value> {
  readonly block: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly value: Value;
}

/** Fewest blocks between two samples. */
const LEAST_STEP = 8;

/**
 * Returns blocks spread evenly over a chain, `most` at most. Between two of them are so many blocks as a power of two,
 * so that they stay where they are while the chain grows.
 */
export function samplePlaces(height: number, most: number): readonly number[] {
  let step = LEAST_STEP;
  while (height / step > most) step *= 2;
  // The genesis block has no time.
  return Array.from({ length: Math.floor(height / step) }, (_, at) => (at + 1) * step);
}

async function readSample<Value>(
  { chain, at, number }: ChainAt,
  read: (at: ChainAt) => Promise<Value>,
): Promise<Sample<Value> | undefined> {
  try {
    const [value, time] = await Promise.all([read({ chain, at, number }), chain.at(at).query.Timestamp.Now()]);
    return { block: number, time: Number(time), value };
  } catch (error) {
    if (faultOf(error).kind === "pruned") return undefined;
    throw error;
  }
}

/**
 * Reads a value of the state at past finalized blocks that are spread evenly over all of the chain. Of blocks whose
 * state the node does not keep there is no sample.
 *
 * @param key - names what is read, for as long as the part is shown
 * @param most - samples at most
 */
export function usePast<Value>(
  key: readonly (string | number)[],
  read: (at: ChainAt) => Promise<Value>,
  most = 24,
): UseQueryResult<readonly Sample<Value>[]> {
  const { session } = useNetwork();
  const chain = useSessionValue((state) => state.chain);
  const places = useSessionValue(({ finalized }) => samplePlaces(finalized?.number ?? 0, most).join());
  const known = useRef<readonly Sample<Value>[]>([]);
  return useQuery({
    queryKey: ["past", session.url, ...key, places],
    queryFn: async () => {
      if (chain === undefined) throw new FaultError("lost", session.url);
      const samples = await Promise.all(
        (places === "" ? [] : places.split(",").map(Number)).map(async (number) => {
          const before = known.current.find(({ block }) => block === number);
          if (before !== undefined) return before;
          const at = await chain.blockHash(number);
          return at === undefined ? undefined : readSample({ chain, at, number }, read);
        }),
      );
      known.current = samples.filter((sample) => sample !== undefined);
      return known.current;
    },
    enabled: chain !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
