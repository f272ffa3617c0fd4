import { CodedError } from "@opentao/base";
import { CodecError } from "@opentao/codec";
import { ConsensusError, GrandpaError } from "@opentao/consensus";
import { CryptoError } from "@opentao/crypto";
import { HostFault, RuntimePanic } from "@opentao/runtime/boundary";
import { TrieError } from "@opentao/trie";
import { BlockError } from "../chain/errors.ts";
import { DatabaseError } from "../database/errors.ts";
import { NodeError } from "../primitives/errors.ts";
import { RpcError } from "../rpc/protocol/errors.ts";

/** Parts of every error on its way from one thread to another. */
interface WireBase {
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause: WireError | undefined;
}

/** A coded error on its way: its class, by the name that its errors have. */
interface WireCoded extends WireBase {
  readonly type: "coded";
  readonly name: string;
  readonly code: string;
  readonly hint: string;
}

/** An error on its way from one thread to another. */
export type WireError =
  | WireCoded
  | (WireBase & { readonly type: "rpc"; readonly code: number; readonly data: string | undefined })
  | (WireBase & { readonly type: "unknown" });

type Make = (error: WireCoded, options: ErrorOptions) => Error;

/** Makes errors of a class again. */
function ofClass<Code extends string>(
  type: new (code: Code, message: string, hint: string, options: ErrorOptions) => CodedError<Code>,
): Make {
  // The code is one of the class: an error of it was sent.
  return ({ code, message, hint }, options) => new type(code as Code, message, hint, options);
}

/** Classes of the coded errors that a job can throw. An error of any other class arrives as an unknown one. */
const CLASSES: ReadonlyMap<string, Make> = new Map([
  ["BlockError", ofClass(BlockError)],
  ["CodecError", ofClass(CodecError)],
  ["ConsensusError", ofClass(ConsensusError)],
  ["CryptoError", ofClass(CryptoError)],
  ["DatabaseError", ofClass(DatabaseError)],
  ["GrandpaError", ofClass(GrandpaError)],
  ["HostFault", ({ message }, options) => new HostFault(message, options)],
  ["NodeError", ofClass(NodeError)],
  ["RuntimePanic", ({ message }, options) => new RuntimePanic(message, options)],
  ["TrieError", ofClass(TrieError)],
]);

/** Most causes behind each other that are sent: they may be many, or lead back to the first. */
const MAX_CAUSES = 8;

/** Returns the form in which an error is sent, whatever was thrown. */
export function toWire(error: unknown, causes = MAX_CAUSES): WireError {
  if (!(error instanceof Error)) return { type: "unknown", message: textOf(error), stack: undefined, cause: undefined };
  const { stack } = error;
  const base = {
    message: textOf(error.message),
    stack: typeof stack === "string" ? stack : undefined,
    cause: error.cause === undefined || causes === 0 ? undefined : toWire(error.cause, causes - 1),
  };
  if (error instanceof RpcError) return { ...base, type: "rpc", code: error.code, data: error.data };
  if (!(error instanceof CodedError && CLASSES.has(error.name))) return { ...base, type: "unknown" };
  return { ...base, type: "coded", name: error.name, code: error.code, hint: error.hint };
}

/** Text of a value that was thrown; not every object has one. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "a value without text was thrown"; // its own toString threw, or it has none
  }
}

/** Returns the error that was sent: of its class, with its code, message, hint and cause. */
export function fromWire(sent: WireError): Error {
  const error = remade(sent);
  // Where it was thrown, not where it arrived.
  if (sent.stack !== undefined) error.stack = sent.stack;
  return error;
}

function remade(sent: WireError): Error {
  const options = sent.cause === undefined ? {} : { cause: fromWire(sent.cause) };
  if (sent.type === "rpc") return new RpcError(sent.code, sent.message, sent.data);
  const make = sent.type === "coded" ? CLASSES.get(sent.name) : undefined;
  return sent.type === "coded" && make !== undefined ? make(sent, options) : new Error(sent.message, options);
}
