import type { BlockRef } from "../../chain/interface.ts";
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
