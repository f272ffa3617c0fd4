/**
 * Addresses of special purpose: the registries of IANA (iana-ipv4-special-registry, iana-ipv6-special-registry,
 * multicast and reserved space), as of 2025.
 *
 * @packageDocumentation
 */

/** A range: its first address as a number, and the bits that all of it share. */
export type Range = readonly [first: bigint, bits: number];

const v4 = (a: number, b: number, c: number, bits: number): Range => [BigInt(((a * 256 + b) * 256 + c) * 256), bits];
/** By the first four groups: no range is named by more, those that begin with zeros aside. */
const v6 = (a: number, b: number, c: number, bits: number): Range => [
  (BigInt(a) << 112n) | (BigInt(b) << 96n) | (BigInt(c) << 80n),
  bits,
];

/** Private networks: RFC 1918. */
export const PRIVATE_V4: readonly Range[] = [v4(10, 0, 0, 8), v4(172, 16, 0, 12), v4(192, 168, 0, 16)];

/** IPv4 addresses of special purpose, private networks aside. */
export const SPECIAL_V4: readonly Range[] = [
  v4(0, 0, 0, 8), // this network, RFC 791
  v4(100, 64, 0, 10), // shared behind a provider's translation, RFC 6598
  v4(127, 0, 0, 8), // loopback, RFC 1122
  v4(169, 254, 0, 16), // link-local, RFC 3927
  v4(192, 0, 0, 24), // protocol assignments, RFC 6890
  v4(192, 0, 2, 24), // documentation, RFC 5737
  v4(192, 31, 196, 24), // AS112, RFC 7535
  v4(192, 52, 193, 24), // multicast tunnels, RFC 7450
  v4(192, 88, 99, 24), // relays of 6to4, RFC 7526
  v4(192, 175, 48, 24), // AS112, RFC 7534
  v4(198, 18, 0, 15), // benchmarks, RFC 2544
  v4(198, 51, 100, 24), // documentation, RFC 5737
  v4(203, 0, 113, 24), // documentation, RFC 5737
  v4(224, 0, 0, 4), // multicast, RFC 5771
  v4(240, 0, 0, 4), // reserved, and the limited broadcast
];

/** Private networks: unique local addresses, RFC 4193. */
export const PRIVATE_V6: readonly Range[] = [v6(0xfc00, 0, 0, 7)];

/**
 * Global unicast, RFC 4291: nothing outside of it is public. So mapped (`::ffff:0:0/96`), compatible (`::/96`) and
 * translated (`64:ff9b::/96`, `64:ff9b:1::/48`) addresses are not, which stand for IPv4 addresses; nor the discard
 * prefixes (`100::/64`, `100:0:0:1::/64`), segment routing (`5f00::/16`), link-local, site-local and multicast ones.
 */
export const GLOBAL_V6: Range = v6(0x2000, 0, 0, 3);

/** Addresses of special purpose within {@link GLOBAL_V6}. */
export const SPECIAL_V6: readonly Range[] = [
  v6(0x2001, 0, 0, 23), // protocol assignments, RFC 2928: Teredo, benchmarks, ORCHID and others
  v6(0x2001, 0xdb8, 0, 32), // documentation, RFC 3849
  v6(0x2002, 0, 0, 16), // 6to4, RFC 3056: stands for an IPv4 address
  v6(0x2620, 0x4f, 0x8000, 48), // AS112, RFC 7534
  v6(0x3fff, 0, 0, 20), // documentation, RFC 9637
];
