import { CodecError } from "@opentao/codec";
import { DigestItem, Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import type { ChainReader, Hash, Hex } from "../chain/interface.ts";
import type { StateReader } from "../state/index.ts";
import { RPC_CODES, RpcError } from "./protocol/errors.ts";
import { hex } from "./protocol/message.ts";
import type { Param } from "./protocol/params.ts";
import type { ReadCall } from "./readCall.ts";

/** The block that an optional parameter names; the best one when it is not given. @throws RpcError `invalidParams` */
export function blockOf(call: ReadCall, index: number): Hash {
  return call.params.at(index).optional((param) => param.hash()) ?? call.services.chain.best().hash;
}

/** The state after the block that an optional parameter names. @throws RpcError, BlockError */
export function stateOf(call: ReadCall, index: number): StateReader {
  return call.services.chain.state(blockOf(call, index));
}

/** A header as clients expect it. */
export interface HeaderJson {
  readonly parentHash: Hash;
  readonly number: string;
  readonly stateRoot: Hash;
  readonly extrinsicsRoot: Hash;
  readonly digest: { readonly logs: readonly Hex[] };
}

export function headerJson(header: Header): HeaderJson {
  return {
    parentHash: hex(header.parentHash),
    number: `0x${header.number.toString(16)}`,
    stateRoot: hex(header.stateRoot),
    extrinsicsRoot: hex(header.extrinsicsRoot),
    digest: { logs: header.digest.logs.map((item) => hex(DigestItem.encode(item))) },
  };
}

/** The header of a block as JSON, or `null` when it is not known. */
export function headerOf({ chain }: ReadCall["services"], hash: Hash): HeaderJson | null {
  return headerIn(chain, hash);
}

/** The same of a chain's block. */
export function headerIn(chain: Pick<ChainReader, "header">, hash: Hash): HeaderJson | null {
  const header = chain.header(hash);
  return header === undefined ? null : headerJson(header);
}

/** A header as hex digits of its encoding. */
export function headerHex(header: Header): Hex {
  return hex(Header.encode(header));
}

/** A block's extrinsics as clients expect them: each with its length in front. */
export function bodyJson(body: readonly Uint8Array[]): Hex[] {
  return body.map((bytes) => hex(OpaqueExtrinsic.encode(bytes)));
}

/** An extrinsic that a client sent, without the length in front. @throws RpcError `badFormat` */
export function extrinsicOf(param: Param): Uint8Array {
  const extrinsic = decodedExtrinsic(param.bytes());
  if (typeof extrinsic !== "string") return extrinsic;
  throw new RpcError(RPC_CODES.badFormat, `Extrinsic has invalid format: ${extrinsic}`);
}

/** An extrinsic without the length in front, or what is wrong with it. */
export function decodedExtrinsic(bytes: Uint8Array): Uint8Array | string {
  try {
    return OpaqueExtrinsic.decode(bytes);
  } catch (error) {
    if (error instanceof CodecError) return error.message;
    throw error;
  }
}
