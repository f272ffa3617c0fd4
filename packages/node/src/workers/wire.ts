import { CodecError, type CodecErrorCode } from "@opentao/codec";
import { RuntimePanic } from "@opentao/runtime/boundary";
import { BlockError, type BlockErrorCode } from "../chain/errors.ts";
import { RpcError } from "../rpc/protocol/errors.ts";

/** An error on its way from one thread to another. */
export type WireError =
  | { readonly type: "rpc"; readonly code: number; readonly message: string; readonly data: string | undefined }
  | { readonly type: "chain"; readonly code: BlockErrorCode; readonly message: string; readonly hint: string }
  | { readonly type: "codec"; readonly code: CodecErrorCode; readonly message: string }
  | { readonly type: "panic"; readonly message: string }
  | { readonly type: "fault"; readonly message: string };

/** Returns the form in which an error is sent. */
export function toWire(error: unknown): WireError {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RpcError) return { type: "rpc", code: error.code, message, data: error.data };
  if (error instanceof BlockError) return { type: "chain", code: error.code, message, hint: error.hint };
  if (error instanceof CodecError) return { type: "codec", code: error.code, message };
  if (error instanceof RuntimePanic) return { type: "panic", message };
  return { type: "fault", message: error instanceof Error ? (error.stack ?? message) : message };
}

/** Returns the error that was sent. */
export function fromWire(error: WireError): Error {
  switch (error.type) {
    case "rpc":
      return new RpcError(error.code, error.message, error.data);
    case "chain":
      return new BlockError(error.code, error.message, error.hint);
    case "codec":
      return new CodecError(error.code, error.message);
    case "panic":
      return new RuntimePanic(error.message);
    case "fault":
      return new Error(error.message);
  }
}
