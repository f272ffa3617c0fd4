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

/** Returns the form in which an error is sent. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof Error)) return { type: "unknown", message: String(error), stack: undefined, cause: undefined };
  const { message, stack } = error;
  const base = { message, stack, cause: error.cause === undefined ? undefined : toWire(error.cause) };
  if (error instanceof RpcError) return { ...base, type: "rpc", code: error.code, data: error.data };
  if (!(error instanceof CodedError && CLASSES.has(error.name))) return { ...base, type: "unknown" };
  return { ...base, type: "coded", name: error.name, code: error.code, hint: error.hint };
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
