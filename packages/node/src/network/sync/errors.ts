import type { BlockRef, Hash } from "../../chain/interface.ts";
import { NetworkError } from "../errors.ts";

/** Makes the error for a peer that does not serve what it said it had. */
export function missing(what: string): NetworkError {
  return new NetworkError("REFUSED", `the peer does not have ${what}`, "Ask another peer.");
}

/** Makes the error for a branch that does not descend from the finalized block. */
export function deadBranch({ number, hash }: BlockRef): NetworkError {
  const message = `block ${number} ${hash} does not descend from the block that is finalized here`;
  return new NetworkError("OTHER_FORK", message, "Wait until the peer follows the finalized chain.");
}

/** Makes the error for an announced header that the peer cannot have checked. */
export function falseHeader(hash: Hash): NetworkError {
  const hint = "The peer passes on what it has not checked: ask another.";
  return new NetworkError("FALSE_ANSWER", `the header of the announced block ${hash} is false`, hint);
}
