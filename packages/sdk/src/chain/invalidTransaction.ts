import { ChainError } from "./error.ts";
import { RpcFaultError } from "./rpc/index.ts";

/** What the chain's own validity codes mean (protocol: clients, error shapes). */
const CUSTOM_CODES: Readonly<Record<number, string>> = {
  1: "the stake is too small",
  2: "the balance is too small",
  3: "the subnet does not exist",
  4: "the hotkey has no account",
  5: "there is not enough stake to withdraw",
  6: "a rate limit has not passed yet",
  7: "the pool has too little liquidity",
  8: "the price would move further than allowed",
  9: "transfers are not allowed there",
  10: "the hotkey is not registered",
  11: "the IP address cannot be served at",
  12: "serving was announced too recently",
  13: "the port cannot be served at",
  14: "the limit allows no amount at all",
  15: "the reveal round is wrong",
  16: "there is no such commit",
  17: "it is not the time to reveal",
  18: "lists differ in length",
  19: "the uid does not exist",
  25: "the coldkey does not own the hotkey",
  255: "the request is malformed",
};

const HINTS: Readonly<Record<number, string>> = {
  1012: "Wait before sending it again.",
  1013: "It is already in the pool: wait for it.",
  1014: "Add a tip, or wait until the earlier one is in a block.",
};

/** What a node says when it does not take a transaction; other errors come back as they are. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof RpcFaultError) || error.fault.code < 1000 || error.fault.code > 1999) return error;
  const { code, message, data } = error.fault;
  const text = typeof data === "string" ? data : "";
  const custom = /Custom error: (\d+)/.exec(text)?.[1];
  const meaning = custom === undefined ? undefined : CUSTOM_CODES[Number(custom)];
  const reason = [message, text, meaning].filter((part) => part !== undefined && part !== "").join(": ");
  const hint = HINTS[code] ?? "Change what it says, then send it again.";
  return new ChainError("INVALID_TRANSACTION", `the node refused the transaction: ${reason}`, hint, { cause: error });
}

const FATES: Readonly<Record<string, readonly [string, string]>> = {
  invalid: ["became invalid in the pool", "Something it relied on changed; check and send it again."],
  dropped: ["was dropped from the pool", "The pool was full; add a tip or send it later."],
  usurped: ["was replaced by another with the same nonce", "Look for the other one."],
  finalityTimeout: ["is in a block that did not become final in time", "Check that the chain finalises blocks."],
};

/** Why a transaction that the pool had taken never came into a block. */
export function invalidated(fate: string): ChainError {
  const [what, hint] = FATES[fate] ?? [`is ${fate}`, "Send it again."];
  return new ChainError("TRANSACTION_DROPPED", `the transaction ${what}`, hint);
}
