import { bool, bytes, CodecError, concat, H256, struct, toHex, u8, u32 } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import { HashedHeader } from "../../primitives/hashedHeader.ts";
import { malformed, NetworkError } from "../errors.ts";
import { type Role, roleByte, roleOf } from "../peers/roles.ts";

const Handshake = struct({ role: u8, number: u32, hash: H256, genesis: H256 });
/** Fields of an announcement that follow its header. */
const Rest = struct({ isBest: bool, data: bytes(1024) });

/** Longest announcement, in bytes: a header that names as many voters as a chain may have is shorter. */
const MAX_ANNOUNCE = 256 * 1024;

/** Status of a peer: its handshake. */
export interface Status {
  readonly role: Role;
  /** The peer's best block. */
  readonly best: BlockRef;
}

/** Announcement of a block. */
export interface BlockAnnounce {
  readonly hashed: HashedHeader;
  /** True when it is the peer's best block. */
  readonly isBest: boolean;
}

/** Encodes the handshake of `block-announces/1` (protocol: light-client §5). */
export function encodeStatus({ role, best }: Status, genesis: Hash): Uint8Array {
  const { number, hash } = best;
  return Handshake.encode({ role: roleByte(role), number, hash: hashBytes(hash), genesis: hashBytes(genesis) });
}

/** @throws NetworkError `MALFORMED`; `OTHER_CHAIN` */
export function decodeStatus(handshake: Uint8Array, genesis: Hash): Status {
  const { role, number, hash, genesis: theirs } = orMalformed("a handshake", () => Handshake.decode(handshake));
  if (toHex(theirs) !== genesis) {
    const hint = "Give both nodes the same chain specification.";
    throw new NetworkError("OTHER_CHAIN", `the peer is of the chain with genesis ${toHex(theirs)}`, hint);
  }
  return { role: roleOf(role), best: { number, hash: toHex(hash) } };
}

/** Encodes a message of `block-announces/1`. */
export function encodeAnnounce({ header, isBest }: { readonly header: Header; readonly isBest: boolean }): Uint8Array {
  return concat(Header.encode(header), Rest.encode({ isBest, data: new Uint8Array() }));
}

/** @throws NetworkError `MALFORMED` */
export function decodeAnnounce(message: Uint8Array): BlockAnnounce {
  if (message.length > MAX_ANNOUNCE) throw malformed(`an announcement of ${message.length} bytes`);
  return orMalformed("an announcement", () => {
    const { hashed, length } = HashedHeader.decodeLeading(message);
    return { hashed, isBest: Rest.decode(message.subarray(length)).isBest };
  });
}

function orMalformed<T>(what: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw malformed(`${what} cannot be read`, error);
  }
}

const hashBytes = (hash: Hash): Uint8Array => Uint8Array.from(Buffer.from(hash.slice(2), "hex"));
