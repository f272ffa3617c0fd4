import type { BlockRef, Hash } from "../../chain/interface.ts";
import { NetworkError } from "../errors.ts";

/** The peer does not give what it said it had. */
export function missing(what: string): NetworkError {
  return new NetworkError("REFUSED", `the peer does not give ${what}`, "Ask another peer.");
}

/** The branch does not stand on what is final here. */
export function deadBranch({ number, hash }: BlockRef): NetworkError {
  const message = `block ${number} ${hash} does not stand on what is final here`;
  return new NetworkError("OTHER_FORK", message, "Wait until the peer follows what is final.");
}

/** A peer announced a header that it cannot have checked. */
export function falseHeader(hash: Hash): NetworkError {
  const hint = "The peer passes on what it has not checked: ask another.";
  return new NetworkError("FALSE_ANSWER", `the header of the announced block ${hash} is false`, hint);
}
