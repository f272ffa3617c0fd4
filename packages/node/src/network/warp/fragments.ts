import { fromHex } from "@opentao/codec";
import {
  decodeWarpProof,
  GrandpaError,
  headerHash,
  Justification,
  type NumberedSet,
  type VerifySignature,
  verifyWarpProof,
} from "@opentao/consensus";
import type { Hash } from "../../chain/interface.ts";
import { malformed, type NetworkError } from "../errors.ts";
import { falseResponse } from "../requests/index.ts";
import type { WarpTarget } from "./ports.ts";

/** Result of a peer's warp response. */
export interface WarpResponse {
  /** The last block that is proven beyond the start; `undefined` when the peer proves nothing beyond it. */
  readonly target: WarpTarget | undefined;
  readonly fragments: number;
  /** True when the peer can prove nothing beyond. */
  readonly finished: boolean;
}

/** Block at which the steps begin. */
export interface WarpStart {
  readonly hash: Hash;
  readonly number: number;
  readonly set: NumberedSet;
}

/** Encodes the request for the steps from a block on. */
export const encodeWarpRequest = ({ hash }: WarpStart): Uint8Array => fromHex(hash);

/**
 * Verifies the steps of a response one after the other; between two the rest of the node has its turn.
 *
 * @throws NetworkError `MALFORMED`, `FALSE_ANSWER`
 */
export async function checkWarpResponse(
  start: WarpStart,
  message: Uint8Array,
  verify: VerifySignature,
): Promise<WarpResponse> {
  const { fragments, finished } = orFault(malformed, () => decodeWarpProof(message));
  let { number, set } = start;
  let target: WarpTarget | undefined;
  for (const [index, fragment] of fragments.entries()) {
    await new Promise((resolve) => setImmediate(resolve));
    const isLast = index === fragments.length - 1;
    const step = { fragments: [fragment], finished: isLast && finished };
    const { header, ...after } = orFault(falseResponse, () => verifyWarpProof(step, set, verify));
    // A peer at its end gives the proof of its newest finalized block though that may be the start, or below it.
    if (header.number <= number && !(isLast && finished))
      throw falseResponse("the steps of a warp do not lead upwards");
    if (header.number <= number) break;
    ({ number } = header);
    ({ set } = after);
    target = { hash: headerHash(header), header, justification: Justification.encode(fragment.justification), set };
  }
  if (target === undefined && !finished) throw falseResponse("a warp leads nowhere though it is not at its end");
  return { target, fragments: fragments.length, finished };
}

function orFault<T>(fault: (what: string, cause?: unknown) => NetworkError, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof GrandpaError) throw fault(`a warp proof is refused: ${error.message}`, error);
    throw error;
  }
}
