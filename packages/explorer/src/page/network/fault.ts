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
  | "noIndex"
  | "indexUnreachable"
  | "indexBehind"
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

/** Words by which nodes say that a state is no longer kept. */
const PRUNED = /discarded|pruned|unknown ?block|state already|not (?:kept|found)/i;

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

/** Returns what is wrong, of anything that was thrown while something was read. */
export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof FaultError) return { kind: thrown.kind, detail: thrown.message };
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  if (!(thrown instanceof ChainError)) return { kind: "unknown", detail };
  if (PRUNED.test(detail) && thrown.code !== "CHAIN_UNREACHABLE") return { kind: "pruned", detail };
  return { kind: KINDS[thrown.code] ?? "unknown", detail };
}
