import { AccountId, toHex, tuple, u64, vec } from "@opentao/codec";
import { RuntimePanic } from "@opentao/runtime/boundary";
import type { Chain, Hash } from "../chain/interface.ts";
import type { KeyService } from "../keystore/service.ts";
import type { AuthorityStatus } from "./nodeStatus.ts";

const Authors = vec(AccountId);
const Voters = vec(tuple(AccountId, u64));

/** Sources of an authority's status. */
export interface AuthoritySources {
  readonly chain: Pick<Chain, "call">;
  /** The node's session keys; `undefined` when it keeps none. */
  readonly keys: Pick<KeyService, "has"> | undefined;
  /** True when the node was started to take part. */
  readonly wanted: boolean;
  /** True when it has any session keys. */
  readonly hasKeys: boolean;
}

/** Returns a node's status among the authorities after a block. */
export function authorityStatus({ chain, keys, wanted, hasKeys }: AuthoritySources, at: Hash): AuthorityStatus {
  const authors = Authors.decode(chain.call(at, "AuraApi_authorities", new Uint8Array()));
  const voters = votersAt(chain, at);
  const author = authors.find((key) => keys?.has("aura", key));
  const voter = voters.find((key) => keys?.has("gran", key));
  return {
    wanted,
    hasKeys,
    author: author === undefined ? undefined : toHex(author),
    voter: voter === undefined ? undefined : toHex(voter),
    authors: authors.length,
    voters: voters.length,
  };
}

/** Voters after a block; none where the runtime knows of no votes. */
function votersAt(chain: Pick<Chain, "call">, at: Hash): readonly Uint8Array[] {
  try {
    return Voters.decode(chain.call(at, "GrandpaApi_grandpa_authorities", new Uint8Array())).map(([key]) => key);
  } catch (error) {
    if (error instanceof RuntimePanic) return [];
    throw error;
  }
}
