import { Reader, toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";

/**
 * Header with its hash, which is calculated once, where the header comes in. There is no other way to make one; a copy
 * of one (spread, cloned) is none.
 */
export class HashedHeader {
  readonly hash: `0x${string}`;
  readonly header: Header;
  /** Copies do not have it. */
  readonly #isHashed = true;

  private constructor(header: Header, encoded: Uint8Array) {
    this.hash = toHex(blake2b256(encoded));
    this.header = Object.freeze({ ...header });
    Object.freeze(this);
  }

  /** Hashes a header, whose bytes must not be changed afterwards. */
  static of(header: Header): HashedHeader {
    return new HashedHeader(header, Header.encode(header));
  }

  /** Decodes and hashes a header. @throws CodecError */
  static decode(encoded: Uint8Array): HashedHeader {
    return new HashedHeader(Header.decode(encoded), encoded);
  }

  /**
   * Decodes and hashes the header with which bytes begin, without encoding it again: it has one encoding only.
   *
   * @returns also the number of its bytes
   * @throws CodecError
   */
  static decodeLeading(bytes: Uint8Array): { readonly hashed: HashedHeader; readonly length: number } {
    const input = new Reader(bytes);
    const header = Header.decodeFrom(input);
    return { hashed: new HashedHeader(header, bytes.subarray(0, input.offset)), length: input.offset };
  }

  /** Makes sure that a header was hashed. @throws TypeError that it is a copy or was made by hand */
  static ensure(hashed: HashedHeader): void {
    if (!(#isHashed in hashed)) throw new TypeError("a header's hash was not calculated from it: use HashedHeader.of");
  }
}
