import { ConsensusError } from "@opentao/consensus";
import type { BlockErrorCode } from "../../chain/errors.ts";
import { NetworkError } from "../errors.ts";
import type { Misdeed } from "../peers/reputation.ts";
import { isFault } from "../requests/index.ts";
import type { Refusal } from "./importQueue.ts";

/** Failures after which the same question may be answered. */
const PASSING: ReadonlySet<string> = new Set(["TIMED_OUT", "CLOSED", "MALFORMED", "TOO_LONG"]);

/** Whether a question that failed may be answered by the same peer another time. */
export function isPassing({ code }: NetworkError): boolean {
  return PASSING.has(code);
}

/** What a peer is charged for when a question to it fails; `undefined` when the connection is to blame. */
export function misdeedOf(error: NetworkError): Misdeed | undefined {
  if (isFault(error)) return error.code === "FALSE_ANSWER" ? "lie" : "malformed";
  if (error.code === "TIMED_OUT") return "timeout";
  if (error.code === "OTHER_FORK") return "deadFork";
  return error.code === "UNREACHABLE" ? undefined : "noAnswer";
}

/**
 * The same for a peer who gives blocks: no answer of one who was right before means that it is busy, and it is only
 * left alone.
 */
export function misdeedOfGiver(error: NetworkError, isRight: boolean): Misdeed | undefined {
  const misdeed = misdeedOf(error);
  return isRight && (misdeed === "noAnswer" || misdeed === "timeout") ? undefined : misdeed;
}

/** What a helper in a download is charged for: one that merely is on another fork does not pay. */
export function helperMisdeedOf(error: unknown, isRight: boolean): Misdeed | undefined {
  return error instanceof NetworkError && error.code !== "REFUSED" ? misdeedOfGiver(error, isRight) : undefined;
}

/** What follows from a block that the chain refused. */
export interface Verdict {
  readonly misdeed: Misdeed;
  /** Whether the block can never be taken in, whoever gives it. */
  readonly isFinal: boolean;
  /** Whether our clock finds the block too early. */
  readonly isEarly: boolean;
  /** Whether the peer that leads to the block is at fault even when another gave it. */
  readonly blamesLead: boolean;
}

/** Refusals for what came with a block, which another peer may give as it should be. */
const OF_GIVER: ReadonlySet<BlockErrorCode> = new Set(["WRONG_EXTRINSICS_ROOT", "INVALID_JUSTIFICATION"]);

/** What follows from a refusal: a false body is its giver's alone, and a block that is early now is not later. */
export function verdictOn({ code, error }: Refusal): Verdict {
  const isOfGiver = OF_GIVER.has(code);
  const { cause } = error;
  const isEarly = code === "INVALID_INHERENTS" || (cause instanceof ConsensusError && cause.code === "SLOT_IN_FUTURE");
  const misdeed = isEarly ? "earlyBlock" : code === "CONTRADICTS_FINALITY" ? "deadFork" : "badBlock";
  return { misdeed, isEarly, isFinal: !isEarly && !isOfGiver, blamesLead: !isOfGiver };
}
