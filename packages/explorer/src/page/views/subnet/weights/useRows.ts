import type { Metagraph } from "@opentao/sdk/browser";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useNetwork, useSessionValue } from "../../../network/context.ts";
import { FaultError } from "../../../network/fault.ts";
import type { Rows } from "./matrix.ts";
import { type KnownRows, refreshRows } from "./rowCache.ts";

/** Time for which rows are kept that nothing shows any more, in ms. */
const KEPT_MS = 10_000;

/**
 * Reads the weights or bonds that the neurons of a subnet give, and anew only what can have changed.
 *
 * @param epoch - block of the subnet's last epoch: only epochs change bonds
 */
export function useRows(
  metagraph: Metagraph | undefined,
  item: "Weights" | "Bonds",
  epoch: number,
): UseQueryResult<Rows> {
  const { session } = useNetwork();
  const chain = useSessionValue((state) => state.chain);
  const known = useRef<{ readonly of: string; readonly rows: KnownRows }>(undefined);
  const givers = metagraph?.neurons.filter(({ hasValidatorPermit }) => hasValidatorPermit) ?? [];
  const updates = new Map(givers.map(({ uid, lastUpdate }) => [uid, item === "Bonds" ? epoch : lastUpdate]));
  const of = `${item} ${metagraph?.netuid}`;
  return useQuery({
    queryKey: ["rows", session.url, of, epoch, [...updates].join(" ")],
    queryFn: async () => {
      if (chain === undefined || metagraph === undefined) throw new FaultError("lost", session.url);
      const netuid_index = metagraph.netuid;
      const read = chain.at(metagraph.blockHash).query.SubtensorModule[item];
      const before = known.current?.of === of ? known.current.rows : undefined;
      const rows = await refreshRows(before, epoch, updates, {
        all: async () =>
          new Map((await read.entries({ netuid_index })).map(({ keys: { uid }, value }) => [uid, value])),
        one: (uid) => read({ netuid_index, uid }),
      });
      known.current = { of, rows };
      return rows.rows;
    },
    enabled: chain !== undefined && metagraph !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
