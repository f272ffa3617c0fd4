import type { Hex } from "../../chain/interface.ts";
import { RPC_CODES, RpcError } from "./errors.ts";

/** Id that a client gives a request; the answer repeats it. */
export type RequestId = string | number | null;

/** A call of a method. */
export interface Request {
  /** `undefined` when the client wants no answer. */
  readonly id: RequestId | undefined;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** Longest name of a method and longest id that is repeated. */
const MAX_TEXT = 256;

/** The id to answer with, whatever else is wrong with the request. */
export function idOf(value: unknown): RequestId {
  if (!isRecord(value)) return null;
  return isId(value.id) ? value.id : null;
}

/** @throws RpcError `invalidRequest`, `invalidParams` */
export function parseRequest(value: unknown): Request {
  if (!isRecord(value)) throw invalidRequest("a request is an object");
  if (value.jsonrpc !== "2.0") throw invalidRequest('"jsonrpc" must be "2.0"');
  const { id, method, params } = value;
  if (id !== undefined && !isId(id)) throw invalidRequest('"id" must be a short text or a number');
  if (typeof method !== "string" || method.length > MAX_TEXT) throw invalidRequest('"method" must be a name');
  return { id, method, params: parseParams(params) };
}

function parseParams(params: unknown): readonly unknown[] {
  if (params === undefined || params === null) return [];
  if (Array.isArray(params)) return params;
  throw new RpcError(RPC_CODES.invalidParams, "Invalid params", "parameters are given as a list, in order");
}

function isId(value: unknown): value is RequestId {
  if (value === null) return true;
  return typeof value === "string" ? value.length <= MAX_TEXT : typeof value === "number" && Number.isFinite(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalidRequest(what: string): RpcError {
  return new RpcError(RPC_CODES.invalidRequest, "Invalid request", what);
}

/** JSON that is encoded already. */
export class JsonText {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static of(value: unknown): JsonText {
    return new JsonText(Buffer.from(JSON.stringify(value ?? null)));
  }

  get isNull(): boolean {
    return this.bytes[0] === 0x6e; // the "n" of null: no other JSON begins so
  }
}

/** Text of an answer with a result. */
export function resultMessage(id: RequestId, result: unknown): string | Buffer {
  if (result instanceof JsonText) {
    const head = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":`;
    return Buffer.concat([Buffer.from(head), result.bytes, Buffer.from("}")]);
  }
  return JSON.stringify({ jsonrpc: "2.0", id, result: result ?? null });
}

/** The text of an answer with an error. */
export function errorMessage(id: RequestId, { code, message, data }: RpcError): string {
  return JSON.stringify({
    jsonrpc: "2.0",
    id,
    error: data === undefined ? { code, message } : { code, message, data },
  });
}

const NOTIFICATION_END = Buffer.from("}}");

/**
 * Text of a notification to a subscriber. Its result, or the last member of its result, may be encoded already.
 */
export function notificationMessage(method: string, subscription: string, result: unknown): string | Buffer {
  if (result instanceof JsonText) {
    const head = `{"jsonrpc":"2.0","method":"${method}","params":{"subscription":"${subscription}","result":`;
    return Buffer.concat([Buffer.from(head), result.bytes, NOTIFICATION_END]);
  }
  const whole = (sent: unknown) => JSON.stringify({ jsonrpc: "2.0", method, params: { subscription, result: sent } });
  const [name, last] = isRecord(result) ? (Object.entries(result).at(-1) ?? []) : [];
  if (name === undefined || !(last instanceof JsonText)) return whole(result);
  const text = whole({ ...(result as object), [name]: null });
  const end = "null}}}";
  return Buffer.concat([Buffer.from(text.slice(0, -end.length)), last.bytes, Buffer.from(end.slice("null".length))]);
}

/** Bytes as `0x` and lower-case hex digits, at the speed that large values need. */
export function hex(bytes: Uint8Array): Hex {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}
