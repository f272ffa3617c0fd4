import { bytes, concat, fixedBytes, option, str, struct, tuple, u8, u32, u64, type Value, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { AuthorityList } from "@opentao/consensus";
import { blake2b256 } from "@opentao/crypto";

/*
 * A snapshot is a mark, the format's version, and frames. A frame is one byte of kind, the length of what follows (four
 * bytes, little-endian), deflated bytes, and the running hash up to and with them: of the hash before, kind, length and
 * bytes. First comes one frame with the head, then frames with entries of the state in ascending order of keys, then
 * one with the end; nothing follows. The signature is over the running hash before the end.
 */

/** Bytes at the beginning of a snapshot. */
export const MARK: Uint8Array = new TextEncoder().encode("OpenTAO snapshot");
/** The version of the format. */
export const FORMAT_VERSION = 1;
/** The bytes before the first frame. */
export const PREAMBLE: Uint8Array = concat(MARK, u8.encode(FORMAT_VERSION));

/** Bytes of a frame before and after its deflated bytes. */
export const FRAME = { head: 5, hash: 32 } as const;
/** Most bytes of a frame, deflated and not. */
export const MAX_FRAME: number = 64 * 1024 * 1024;
/** Entries are gathered until their frame has this many bytes. */
export const FRAME_BYTES: number = 1024 * 1024;

/** Kinds of frames. */
export const KIND = { head: 0, entries: 1, end: 2 } as const;

const MAX_HEADER = 1024 * 1024;
const MAX_JUSTIFICATION = 16 * 1024 * 1024;
const SCHEMES = ["sr25519", "ed25519"] as const;

/** Signer: index of the scheme among sr25519 and ed25519, public key. */
const Signer = struct({ scheme: u8, publicKey: fixedBytes(32) });
const Voters = struct({ setId: u64, authorities: AuthorityList });

/** Head of a snapshot. */
export const Head = struct({
  chain: str,
  genesis: fixedBytes(32),
  header: bytes(MAX_HEADER),
  justification: option(bytes(MAX_JUSTIFICATION)),
  /** Voters after the block; absent on a chain without votes. */
  voters: option(Voters),
  entries: u32,
  signer: option(Signer),
});
export type Head = Value<typeof Head>;

/** Keys with their values. */
export const Entries = vec(tuple(bytes(), bytes()));

/** The last frame. */
export const End = struct({ signature: option(fixedBytes(64)) });

/** A signature scheme by its index, or `undefined`. */
export function schemeAt(index: number): (typeof SCHEMES)[number] | undefined {
  return SCHEMES[index];
}

/** The index of a signature scheme. */
export function schemeIndex(scheme: (typeof SCHEMES)[number]): number {
  return SCHEMES.indexOf(scheme);
}

/** The running hash before the first frame. */
export const FIRST_HASH: Uint8Array = blake2b256(PREAMBLE);

/** The first bytes of a frame: its kind and the length of its deflated bytes. */
export function frameHead(kind: number, length: number): Uint8Array {
  return concat(u8.encode(kind), u32.encode(length));
}

/** The running hash with one more frame. */
export function nextHash(before: Uint8Array, kind: number, deflated: Uint8Array): Uint8Array {
  return blake2b256(concat(before, frameHead(kind, deflated.length), deflated));
}

/** Returns the message that is signed for a snapshot with this running hash before its end. */
export function signedMessage(hash: Uint8Array): Uint8Array {
  return concat(MARK, hash);
}

/** The header in a head. @throws CodecError */
export function headerOf(head: Head): Header {
  return Header.decode(head.header);
}
