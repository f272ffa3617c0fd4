import { CodecError } from "@opentao/codec";
import { DigestItem, Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { type Extrinsic, readExtrinsic, withoutPrefix } from "../../chain/blocks/extrinsic.ts";
import type { ChainReader, Hash, Hex } from "../../chain/interface.ts";
import type { StateReader } from "../../state/index.ts";
import type { ChainCall } from "../call/readCall.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { hex } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";

/** The block that an optional parameter names; the best one when it is not given. @throws RpcError `invalidParams` */
export function blockOf(call: ChainCall, index: number): Hash {
  return call.params.at(index).optional((param) => param.hash()) ?? call.services.chain.best().hash;
}

/** The state after the block that an optional parameter names. @throws RpcError, BlockError */
export function stateOf(call: ChainCall, index: number): StateReader {
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
export function headerOf({ chain }: ChainCall["services"], hash: Hash): HeaderJson | null {
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

/** A block's extrinsics as clients expect them: each with its length in front, which `body` of a chain takes off. */
export function bodyJson(body: readonly Uint8Array[]): Hex[] {
  return body.map((bytes) => hex(OpaqueExtrinsic.encode(bytes)));
}

/** An extrinsic that a client sent. @throws RpcError `badFormat` */
export function extrinsicOf(param: Param): Extrinsic {
  const extrinsic = decodedExtrinsic(param.bytes());
  if (typeof extrinsic !== "string") return extrinsic;
  throw badFormat(extrinsic);
}

/**
 * The bytes of an extrinsic that a client sent, with their length in front: the runtime takes them so. @throws RpcError
 * `badFormat`
 */
export function opaqueExtrinsicOf(param: Param): Uint8Array {
  const opaque = param.bytes();
  try {
    withoutPrefix(opaque);
  } catch (error) {
    if (error instanceof CodecError) throw badFormat(error.message);
    throw error;
  }
  return opaque;
}

/** An extrinsic with its length in front, or the message of what is wrong with it. */
export function decodedExtrinsic(opaque: Uint8Array): Extrinsic | string {
  try {
    return readExtrinsic(opaque);
  } catch (error) {
    if (error instanceof CodecError) return error.message;
    throw error;
  }
}

function badFormat(why: string): RpcError {
  return new RpcError(RPC_CODES.badFormat, `Extrinsic has invalid format: ${why}`);
}
