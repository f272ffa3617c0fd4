import { ChainError } from "@opentao/sdk/browser";

/** Kinds of what can be wrong, each a word for which there is a text with a way out. */
export type FaultKind =
  | "noAddress"
  | "unreachable"
  | "lost"
  | "otherChain"
  | "notAChain"
  | "backwards"
  | "stalled"
  | "pruned"
  | "slow"
  | "refused"
  | "noProof"
  | "lie"
  | "noIndex"
  | "indexUnreachable"
  | "notAnIndex"
  | "indexBehind"
  | "indexOfOtherChain"
  | "validatorUnreachable"
  | "unknown";

/** Something that is wrong: its kind, and what was said of it, for those who want to read it. */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

/** An error of the page's own that has a kind already. */
export class FaultError extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, detail: string) {
    super(detail);
    this.name = "FaultError";
    this.kind = kind;
  }
}

/** Longest text of others that is shown. */
const MAX_DETAIL = 2_000;

/** Words by which nodes say that a state, or the header that leads to it, is no longer kept. */
const PRUNED = /discarded|pruned|unknown ?block|(?:block|header|state) (?:was |is )?not (?:kept|found)|let go of/i;
/** Words by which this page says that nothing proves an answer. */
const NO_PROOF = /no proof of the answer/;
/** Words by which nodes say that they have no such method. */
const NO_METHOD = /method not found/i;

const KINDS: Readonly<Record<string, FaultKind>> = {
  CHAIN_UNREACHABLE: "unreachable",
  DISCONNECTED: "lost",
  CLOSED: "lost",
  TIMEOUT: "slow",
  WRONG_CHAIN: "otherChain",
  UNSUPPORTED_CHAIN: "notAChain",
  UNKNOWN_ITEM: "notAChain",
  INCOMPATIBLE_RUNTIME: "notAChain",
  INVALID_URL: "unreachable",
  UNEXPECTED_VALUE: "notAChain",
  RPC_ERROR: "refused",
};

/** Faults that pass by themselves: what was asked for is asked for again. */
const PASSING: readonly FaultKind[] = ["unreachable", "lost", "slow", "noProof"];

/** Returns whether what failed may succeed when it is tried again with the next block. */
export function isPassing({ kind }: Fault): boolean {
  return PASSING.includes(kind);
}

function kindOf({ code, message }: ChainError): FaultKind {
  if (code !== "RPC_ERROR") return KINDS[code] ?? "unknown";
  if (NO_PROOF.test(message)) return "noProof";
  if (NO_METHOD.test(message)) return "notAChain";
  return PRUNED.test(message) ? "pruned" : "refused";
}

/** Returns what is wrong, of anything that was thrown while something was read. */
export function faultOf(thrown: unknown): Fault {
  const detail = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, MAX_DETAIL);
  if (thrown instanceof FaultError) return { kind: thrown.kind, detail };
  return { kind: thrown instanceof ChainError ? kindOf(thrown) : "unknown", detail };
}
