import { getSubnets } from "@opentao/sdk/browser";
import type { ReactNode } from "react";
import { useFixed } from "../network/reads.ts";
import { SubnetLink } from "./names.tsx";

/** Returns the names of all subnets by their numbers: read once, while anything shows them. */
export function useSubnetNames(): ReadonlyMap<number, string> | undefined {
  const { data } = useFixed(
    ["subnetNames"],
    async (chain) => new Map((await getSubnets(chain)).map(({ netuid, name }) => [netuid, name])),
  );
  return data;
}

/** A subnet by its number, with the name that its owner gave it. */
export function SubnetName({ netuid }: { readonly netuid: number }): ReactNode {
  const name = useSubnetNames()?.get(netuid);
  return (
    <>
      <SubnetLink netuid={netuid} name={name ?? ""} />
      {name !== undefined && name !== "" && <span className="quiet">&nbsp;({netuid})</span>}
    </>
  );
}
