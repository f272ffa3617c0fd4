import type { Chain } from "../../src/index.ts";

/** A chain that asks `request` instead, which is given what would have been asked. */
function asking(chain: Chain, request: (method: string, params: readonly unknown[]) => Promise<unknown>): Chain {
  const same = Object.create(chain, { request: { value: request } }) as Chain; // the same chain, but for one method
  // Private fields are of the chain itself.
  for (const name of ["types", "head", "at"] as const) {
    Object.defineProperty(same, name, { value: chain[name].bind(chain) });
  }
  return same;
}

/** The chain by a node that cannot simulate. */
export function withoutSimulation(chain: Chain, asked: string[] = []): Chain {
  return asking(chain, (method, params) => {
    asked.push(method);
    return chain.request(method === "opentao_simulate" ? "no_such_method" : method, params);
  });
}

/** The chain by a node for which an account has too many positions: whoever reads them all reads too much. */
export function withCrowdedAccount(chain: Chain): Chain {
  // All of the metadata, several times: more than the reads of a simulation may answer.
  const heavy = Array.from({ length: 28 }, () => ["Metadata_metadata", "0x"]);
  return asking(chain, (method, params) => {
    const [request, at] = params as readonly [{ readonly reads: readonly (readonly string[])[] }, string];
    const isCrowded =
      method === "opentao_simulate" &&
      request.reads.some(([name]) => name === "StakeInfoRuntimeApi_get_stake_info_for_coldkey");
    return chain.request(method, isCrowded ? [{ ...request, reads: [...heavy, ...request.reads] }, at] : params);
  });
}
