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
/** Samples at most where each is proven, which takes longer. */
const MOST_PROVEN = 12;

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
 * state the node does not keep there is no sample. No block is read twice, however fast the chain grows meanwhile.
 *
 * @param key - names what is read, for as long as the part is shown
 * @param most - samples at most
 */
export function usePast<Value>(
  key: readonly (string | number)[],
  read: (at: ChainAt) => Promise<Value>,
  most = 24,
): UseQueryResult<readonly Sample<Value>[]> {
  const { session, trust } = useNetwork();
  const chain = useSessionValue((state) => state.chain);
  const count = trust === undefined ? most : Math.min(most, MOST_PROVEN);
  const places = useSessionValue(({ finalized }) => samplePlaces(finalized?.number ?? 0, count).join());
  const known = useRef(new Map<number, Promise<Sample<Value> | undefined>>());
  return useQuery({
    queryKey: ["past", session.url, ...key, places],
    queryFn: async () => {
      if (chain === undefined) throw new FaultError("lost", session.url);
      const sampleAt = async (number: number): Promise<Sample<Value> | undefined> => {
        try {
          const at = await chain.blockHash(number);
          return at === undefined ? undefined : await readSample({ chain, at, number }, read);
        } catch (error) {
          known.current.delete(number);
          throw error;
        }
      };
      const numbers = places === "" ? [] : places.split(",").map(Number);
      const wanted = new Map(numbers.map((number) => [number, known.current.get(number) ?? sampleAt(number)]));
      known.current = wanted;
      return (await Promise.all(wanted.values())).filter((sample) => sample !== undefined);
    },
    enabled: chain !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
