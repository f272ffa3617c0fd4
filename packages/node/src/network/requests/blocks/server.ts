import { toHex } from "@opentao/codec";
import { Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import type { Chain, Hash } from "../../../chain/interface.ts";
import {
  type BlockData,
  type BlockRequest,
  decodeBlockRequest,
  encodeBlockResponse,
  type Justifications,
} from "./message.ts";

/** Source of the blocks that are served. */
export interface BlockSource extends Pick<Chain, "header" | "body" | "hashAt"> {
  /** Returns the justifications of a block, where they are kept. */
  justifications(hash: Hash): Justifications | undefined;
  /** The newest block with such a proof: most of the time it is not kept beyond the next. */
  newestJustified(): Hash | undefined;
}

/** Most blocks of one response. */
export const MAX_BLOCKS = 128;

/**
 * Peers that request fewer blocks than this request down to what they have. Light clients ask for as many when they are
 * further behind; a proof for a block that does not stand on theirs yet is a false one to them (protocol: light-client
 * §6).
 */
const CLOSE = 64;

/** Size of a response, in bytes: it ends with the block that exceeds it. */
const RESPONSE_BYTES = 4 * 1024 * 1024;

/** Returns the response to a request for blocks. @throws NetworkError `MALFORMED` */
export function answerBlockRequest(source: BlockSource, message: Uint8Array): Uint8Array {
  const request = decodeBlockRequest(message);
  const most = request.max === 0 ? MAX_BLOCKS : Math.min(request.max, MAX_BLOCKS);
  const blocks: BlockData[] = [];
  let bytes = 0;
  for (let hash = first(source, request); hash !== undefined && blocks.length < most; ) {
    const header = source.header(hash);
    if (header === undefined) break;
    const block = blockData(source, request, hash, header);
    if (block === undefined) break;
    blocks.push(block);
    bytes += block.body.reduce((sum, { length }) => sum + length, 512);
    if (bytes > RESPONSE_BYTES) break;
    hash = request.direction === "descending" ? below(header) : above(source, header, hash);
  }
  return encodeBlockResponse(blocks);
}

function first(source: BlockSource, { from }: BlockRequest): Hash | undefined {
  return "hash" in from ? from.hash : source.hashAt(from.number);
}

function below({ number, parentHash }: Header): Hash | undefined {
  return number === 0 ? undefined : toHex(parentHash);
}

/** The block of the best chain above, if this one is of it. */
function above(source: BlockSource, { number }: Header, hash: Hash): Hash | undefined {
  const next = source.hashAt(number + 1);
  const header = next === undefined ? undefined : source.header(next);
  return header !== undefined && toHex(header.parentHash) === hash ? next : undefined;
}

/** Returns the requested parts of a block; `undefined` when its body is not kept. */
function blockData(source: BlockSource, request: BlockRequest, hash: Hash, header: Header): BlockData | undefined {
  const extrinsics = request.body ? source.body(hash) : [];
  if (extrinsics === undefined) return undefined;
  return {
    hash,
    header: request.header ? Header.encode(header) : undefined,
    body: extrinsics.map((extrinsic) => OpaqueExtrinsic.encode(extrinsic)),
    justifications: givesProof(source, request, hash) ? source.justifications(hash) : undefined,
  };
}

function givesProof(source: BlockSource, { justification, max }: BlockRequest, hash: Hash): boolean {
  const isClose = max > 0 && max < CLOSE;
  return justification && (isClose || hash !== source.newestJustified());
}
