import { fromHex } from "@opentao/codec";
import { ReplayError } from "@opentao/runtime/replay";

/** JSON-RPC of a node: a connection of the SDK (`Chain`) is one. */
export interface Rpc {
  request(method: string, params: readonly unknown[]): Promise<unknown>;
}

/** Longest value that is taken, in bytes: `:code` is no longer. */
const MAX_VALUE = 8 * 1024 * 1024;

/** An answer of another form than its method has. */
export const invalidAnswer = (method: string): ReplayError =>
  new ReplayError("INVALID_ANSWER", `the node's answer to ${method} has another form`, "Ask another node.");

/** Bytes of hexadecimal text. @throws ReplayError `INVALID_ANSWER` */
export function bytesOf(value: unknown, method: string): Uint8Array {
  if (typeof value !== "string" || value.length > 2 * MAX_VALUE + 2 || !/^0x(?:[0-9a-f]{2})*$/.test(value)) {
    throw invalidAnswer(method);
  }
  return fromHex(value);
}

/** A list of at most `most` entries. @throws ReplayError `INVALID_ANSWER` */
export function listOf(value: unknown, most: number, method: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw invalidAnswer(method);
  return value;
}

/** A field of an object. @throws ReplayError `INVALID_ANSWER` when the value is no object */
export function fieldOf(value: unknown, name: string, method: string): unknown {
  if (typeof value !== "object" || value === null) throw invalidAnswer(method);
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
