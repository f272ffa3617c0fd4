import { CodecError, toHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { HashedHeader } from "../../../primitives/hashedHeader.ts";
import { malformed, NetworkError } from "../../errors.ts";
import { type BlockRequest, decodeBlockResponse, type Justifications } from "./message.ts";

/** Longest header, in bytes: one that names as many voters as a chain may have is shorter. */
const MAX_HEADER = 256 * 1024;

/** A block made elsewhere that is not imported yet. */
export interface IncomingBlock {
  readonly hashed: HashedHeader;
  /** Extrinsics without their length prefixes. */
  readonly body: readonly Uint8Array[];
  readonly justifications: Justifications | undefined;
}

/**
 * Decodes the blocks of a response and checks them against the request: the first is the requested one, each hash is
 * its header's, and each block is the next one's parent (or child, in descending order). Bodies are checked at import.
 *
 * @throws NetworkError `MALFORMED`, `FALSE_ANSWER`
 */
export function checkBlockResponse(request: BlockRequest, message: Uint8Array): IncomingBlock[] {
  const blocks = decode(request, message);
  let previous: IncomingBlock | undefined;
  for (const block of blocks) {
    if (previous === undefined) checkFirst(request, block);
    else checkLink(request, previous, block);
    previous = block;
  }
  return blocks;
}

function decode(request: BlockRequest, message: Uint8Array): IncomingBlock[] {
  try {
    return decodeBlockResponse(message, request.max).map(({ hash, header, body, justifications }) => {
      if (header === undefined) throw malformed("a block comes without its header");
      if (header.length > MAX_HEADER) throw malformed(`a header of ${header.length} bytes`);
      const hashed = HashedHeader.decode(header);
      if (hashed.hash !== hash) throw falseResponse("a block's hash is not that of its header");
      const extrinsics = body.map((extrinsic) => OpaqueExtrinsic.decode(extrinsic));
      return { hashed, body: extrinsics, justifications };
    });
  } catch (error) {
    if (error instanceof CodecError) throw malformed("a response with blocks cannot be read", error);
    throw error;
  }
}

function checkFirst({ from }: BlockRequest, { hashed: { hash, header } }: IncomingBlock): void {
  const right = "hash" in from ? hash === from.hash : header.number === from.number;
  if (!right) throw falseResponse("the response begins with another block than requested");
}

function checkLink({ direction }: BlockRequest, previous: IncomingBlock, block: IncomingBlock): void {
  const [upper, lower] = direction === "ascending" ? [block, previous] : [previous, block];
  const [parent, child] = [lower.hashed, upper.hashed];
  const linked = toHex(child.header.parentHash) === parent.hash && child.header.number === parent.header.number + 1;
  if (!linked) throw falseResponse("the blocks of a response do not descend from each other");
}

/** Makes the error for a false response. */
export function falseResponse(what: string): NetworkError {
  return new NetworkError("FALSE_ANSWER", what, "The peer lies: ask another.");
}
