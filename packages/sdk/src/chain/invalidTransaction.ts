import type { TransactionValidityError } from "@opentao/codec/primitives";
import { ChainError } from "./errors.ts";
import type { Meaning } from "./refusals/chainErrors.ts";
import { CUSTOM_CODES, RPC_CODES, VALIDITY_TEXTS, validityTextOf } from "./refusals/validity.ts";
import { RpcFaultError } from "./rpc/faultError.ts";

function explain(code: number, text: string): Meaning {
  const custom = /Custom error: (\d+)/.exec(text)?.[1];
  const meaning = custom === undefined ? undefined : CUSTOM_CODES[Number(custom)];
  const general = RPC_CODES[code] ?? ["the node does not take it", "Change what it says, then send it again."];
  return meaning ?? (Object.hasOwn(VALIDITY_TEXTS, text) ? VALIDITY_TEXTS[text] : undefined) ?? general;
}

/** Returns the reason for which a node rejected a transaction as an error; other errors come back as they are. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof RpcFaultError) || error.fault.code < 1000 || error.fault.code > 1999) return error;
  const { code, message, data } = error.fault;
  const text = typeof data === "string" ? data : "";
  const [meaning, hint] = explain(code, text);
  const said = [`${code} ${message}`, text].filter((part) => part !== "").join(": ");
  const reason = `the node refused the transaction: ${meaning} (${said})`;
  return new ChainError("INVALID_TRANSACTION", reason, hint, { cause: error });
}

/** Codes of nodes that look at no transaction twice: `Already imported`, and `Temporarily banned` for a while after. */
const IMPORTED = 1013;
const BANNED = 1012;

/** Returns whether a node says by an error that it has the transaction already. */
export function isKnown(error: unknown): boolean {
  return error instanceof RpcFaultError && error.fault.code === IMPORTED;
}

/**
 * Returns whether a node refused by an error to take a transaction, so that it has not got it. Of one that was sent for
 * the first time nobody else has it then; one that was sent before may stand in a block all the same.
 */
export function isRefusal(error: unknown): error is ChainError {
  if (!(error instanceof ChainError) || error.code !== "INVALID_TRANSACTION") return false;
  return error.cause instanceof RpcFaultError && ![IMPORTED, BANNED].includes(error.cause.fault.code);
}

/** Returns the error of a transaction that a block would not take: that which a node has for it. */
export function refusedInBlock(error: TransactionValidityError): unknown {
  const [code, message] =
    error.type === "Invalid" ? [1010, "Invalid Transaction"] : [1011, "Unknown Transaction Validity"];
  return refusalOf(new RpcFaultError("opentao_simulate", { code, message, data: validityTextOf(error) }));
}

/** True for the error of a transaction whose account cannot pay the fee. */
export function isUnpayable({ cause }: ChainError): boolean {
  return cause instanceof RpcFaultError && cause.fault.data === UNPAYABLE;
}

const UNPAYABLE = validityTextOf({ type: "Invalid", value: { type: "Payment" } });

const FATES: Readonly<Record<string, readonly [string, string]>> = {
  invalid: ["became invalid in the pool", "Something it relied on changed; check and send it again."],
  dropped: ["was dropped from the pool, which was full", "Send it again later, or to another node."],
  usurped: ["was replaced by another with the same nonce", "Look for the other one."],
  finalityTimeout: ["is in a block that was not finalized in time", "Check that the chain finalizes blocks."],
};

/** Returns an error that says why a transaction from the pool never came into a block. */
export function invalidated(fate: string): ChainError {
  const [what, hint] = FATES[fate] ?? [`is ${fate}`, "Send it again."];
  return new ChainError("TRANSACTION_DROPPED", `the transaction ${what}`, hint);
}
