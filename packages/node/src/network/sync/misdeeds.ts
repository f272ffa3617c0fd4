import { ConsensusError } from "@opentao/consensus";
import type { BlockErrorCode } from "../../chain/errors.ts";
import { NetworkError } from "../errors.ts";
import type { Misdeed } from "../peers/reputation.ts";
import { isFault } from "../requests/index.ts";
import type { Refusal } from "./importQueue.ts";
import type { SyncPeer } from "./ports.ts";

/** Failures after which the same request may be answered; a peer whose substreams are all taken is not reached. */
const TRANSIENT: ReadonlySet<string> = new Set(["TIMED_OUT", "CLOSED", "MALFORMED", "TOO_LONG", "UNREACHABLE"]);

/**
 * Returns whether a peer that failed to send a block is asked for it again. Its best block is, also when it refused:
 * no announcement may come that would name the block anew.
 */
export function isAskedAgain({ code }: NetworkError, isItsBest: boolean): boolean {
  return TRANSIENT.has(code) || (code === "REFUSED" && isItsBest);
}

/** Misdeed of a peer when a request to it fails; `undefined` when the peer could not be reached. */
export function misdeedOf(error: NetworkError): Misdeed | undefined {
  if (isFault(error)) return error.code === "FALSE_ANSWER" ? "lie" : "malformed";
  if (error.code === "TIMED_OUT") return "timeout";
  if (error.code === "OTHER_FORK") return "deadFork";
  return error.code === "UNREACHABLE" ? undefined : "noAnswer";
}

/**
 * Misdeed of a source peer of blocks. One whose blocks were valid before and that does not respond is busy: it is only
 * left alone. One that has left meanwhile owes no answer.
 *
 * @param source - `undefined` when the peer has left
 */
export function misdeedOfSource(error: NetworkError, source: Pick<SyncPeer, "isRight"> | undefined) {
  const misdeed = misdeedOf(error);
  const isExcused = source === undefined || source.isRight;
  return isExcused && (misdeed === "noAnswer" || misdeed === "timeout") ? undefined : misdeed;
}

/** Misdeed of a helper in a download; none when it does not have the range, being on another fork. */
export function misdeedOfHelper(error: unknown, helper: Pick<SyncPeer, "isRight"> | undefined) {
  return error instanceof NetworkError && error.code !== "REFUSED" ? misdeedOfSource(error, helper) : undefined;
}

/** Consequence of a block that the chain refused. */
export interface Consequence {
  readonly misdeed: Misdeed;
  /** True when the block can never be imported, from whatever peer. */
  readonly isPermanent: boolean;
  /** True when our clock finds the block too early. */
  readonly isEarly: boolean;
  /** True when the peer whose target the block leads to is at fault even when another was its source. */
  readonly concernsTarget: boolean;
}

/** Refusals for something that came with a block, which another peer may send as it should be. */
const OF_SOURCE: ReadonlySet<BlockErrorCode> = new Set(["WRONG_EXTRINSICS_ROOT", "INVALID_JUSTIFICATION"]);

/** Consequence of a refusal: a false body is its source's alone, and a block that is early now is not later. */
export function consequenceOf({ code, error }: Refusal): Consequence {
  const isOfSource = OF_SOURCE.has(code);
  const { cause } = error;
  const isEarly = code === "INVALID_INHERENTS" || (cause instanceof ConsensusError && cause.code === "SLOT_IN_FUTURE");
  const misdeed = isEarly ? "earlyBlock" : code === "CONTRADICTS_FINALITY" ? "deadFork" : "badBlock";
  return { misdeed, isEarly, isPermanent: !isEarly && !isOfSource, concernsTarget: !isOfSource };
}
