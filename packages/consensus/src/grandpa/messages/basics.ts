import { type Codec, CodecError, fixedBytes, fromHex, makeCodec, struct, toHex, u32, u64, vec } from "@opentao/codec";
import { GrandpaError } from "../errors.ts";
import { MAX_VOTERS } from "./limits.ts";

const raw32 = fixedBytes(32);

/** 32 bytes on the wire, `0x` and hex digits in memory: names of blocks and voters are keys of maps. */
const Hex32: Codec<`0x${string}`> = makeCodec(
  raw32.type,
  (value, out) => raw32.encodeTo(fromHex(value), out),
  (input) => toHex(input.view(32)),
);

/** A block's hash. */
export const BlockHash = Hex32;
/** A voter's ed25519 key. */
export const VoterId = Hex32;
/** An ed25519 signature. */
export const Signature = fixedBytes(64);

/** A block by hash and height: what a vote is for. */
export const BlockRef = struct({ hash: BlockHash, number: u32 });

/** A voter with its weight. */
export const Authority = struct({ id: VoterId, weight: u64 });
/** All voters. */
export const AuthorityList = vec(Authority, { max: MAX_VOTERS });

/** Decodes bytes that others made. @throws GrandpaError `UNDECODABLE` */
export function decodeForeign<T>(codec: Codec<T>, bytes: Uint8Array, name: string, maxBytes: number): T {
  if (bytes.length > maxBytes) {
    throw new GrandpaError("UNDECODABLE", `${name} of ${bytes.length} bytes, at most ${maxBytes} are read`);
  }
  try {
    return codec.decode(bytes);
  } catch (error) {
    if (error instanceof CodecError) throw new GrandpaError("UNDECODABLE", `not ${name}: ${error.message}`);
    throw error;
  }
}
