import { MOST_BLOCKS_BEHIND } from "@opentao/base";
import type { UseQueryResult } from "@tanstack/react-query";
import * as z from "zod";
import { useNetwork, useSessionValue } from "./context.ts";
import { type Fault, faultOf } from "./fault.ts";
import { useHistory } from "./history.ts";

const status = z.object({
  genesisHash: z.string().max(66).nullable(),
  last: z.object({ height: z.int().nonnegative() }).nullable(),
  /** Block from which on changes of the state are kept; an index of an older version does not say it. */
  stateFrom: z.int().nonnegative().nullish(),
});

/** Facts of a chain to compare an index with. */
export interface ChainFacts {
  readonly genesisHash: string | undefined;
  readonly finalized: number | undefined;
}

/** Returns what is wrong with where an index stands. */
export function indexFault({ genesisHash, last }: z.output<typeof status>, chain: ChainFacts): Fault | undefined {
  if (genesisHash !== null && chain.genesisHash !== undefined && genesisHash !== chain.genesisHash) {
    return { kind: "indexOfOtherChain", detail: `${genesisHash} ≠ ${chain.genesisHash}` };
  }
  const height = last?.height ?? 0;
  if (chain.finalized === undefined || chain.finalized - height <= MOST_BLOCKS_BEHIND) return undefined;
  return { kind: "indexBehind", detail: `${height} < ${chain.finalized}` };
}

/** Asks the index where it stands, a few times a minute; not at all where there is none. */
export function useIndexStatus(): UseQueryResult<z.output<typeof status>> {
  const { config } = useNetwork();
  return useHistory("status", {}, status, { isEnabled: config.index !== undefined });
}

/** Returns what is wrong with the index; `undefined` when nothing is, or as long as that is not known. */
export function useIndexFault(): Fault | undefined {
  const { config } = useNetwork();
  const genesisHash = useSessionValue(({ chain }) => chain?.genesisHash);
  // Told anew a few times a minute: whoever shows it is not drawn with each block.
  const { data, error } = useIndexStatus();
  const finalized = useSessionValue((state) => {
    const number = state.finalized?.number;
    return number === undefined ? undefined : number - (number % MOST_BLOCKS_BEHIND);
  });
  if (config.index === undefined) return { kind: "noIndex", detail: "" };
  if (error !== null) return faultOf(error);
  return data === undefined ? undefined : indexFault(data, { genesisHash, finalized });
}
