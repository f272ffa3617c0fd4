import { CodecError, fromHex } from "@opentao/codec";
import type { MessageLimits } from "../../jobs/interface.ts";
import { RPC_CODES, RpcError } from "./errors.ts";
import { scanMessage } from "./scan.ts";

/** Hex digits from which on a parameter becomes bytes: what carries an extrinsic need not be looked through again. */
const LONG_TEXT = 4096;

/**
 * Parses a message that keeps to the limits. @throws RpcError `parseError`, and what {@link scanMessage} throws
 */
export function parseMessage(message: Uint8Array, limits: MessageLimits): unknown {
  scanMessage(message, limits);
  try {
    return JSON.parse(Buffer.from(message.buffer, message.byteOffset, message.byteLength).toString("utf8"));
  } catch {
    // Nothing but the parser runs here; what it says may repeat the message.
    throw new RpcError(RPC_CODES.parseError, "Parse error", "the message is not JSON");
  }
}

/** Parses a long message: long parameters that are hex digits become bytes. */
export function parseLongMessage(message: Uint8Array, limits: MessageLimits): unknown {
  const value = parseMessage(message, limits);
  if (typeof value !== "object" || value === null || !("params" in value) || !Array.isArray(value.params)) return value;
  return { ...value, params: value.params.map(shortened) };
}

function shortened(param: unknown): unknown {
  if (typeof param !== "string" || param.length < LONG_TEXT || !param.startsWith("0x")) return param;
  try {
    return fromHex(param);
  } catch (error) {
    // Whoever reads the parameter says what is wrong with it.
    if (error instanceof CodecError) return param;
    throw error;
  }
}
