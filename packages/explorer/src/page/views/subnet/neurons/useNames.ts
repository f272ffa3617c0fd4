import { useMemo } from "react";
import { useFixed } from "../../../network/reads.ts";
import { textOf } from "../../../texts/bytes.ts";

/** Number under which identities are asked for of a metagraph, and that of coldkeys (protocol: clients §b). */
const COLDKEYS = 53;
const IDENTITIES = 54;

const NOBODY: ReadonlyMap<string, string> = new Map();

/**
 * Returns the names that coldkeys of a subnet's neurons gave themselves.
 *
 * @param epoch - block of the last epoch: names are read again after each
 */
export function useNames(netuid: number, epoch: number): ReadonlyMap<string, string> {
  const { data } = useFixed(["names", netuid, epoch], async (chain) =>
    chain.apis.SubnetInfoRuntimeApi.get_selective_metagraph({
      netuid,
      metagraph_indexes: [COLDKEYS, IDENTITIES],
    }).then((columns) => columns ?? null),
  );
  return useMemo(() => {
    if (data?.coldkeys === undefined) return NOBODY;
    const named = data.coldkeys.map((coldkey, uid) => [coldkey, textOf(data.identities?.[uid]?.name)] as const);
    return new Map(named.filter(([, name]) => name !== ""));
  }, [data]);
}
