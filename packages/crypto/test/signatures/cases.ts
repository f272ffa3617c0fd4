import { ed25519, ristretto255 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { type KeyScheme, keypairFromSeed, type SignedMessage } from "../../src/index.ts";

const ORDER = ed25519.Point.Fn.ORDER;
const PRIME = ed25519.Point.Fp.ORDER;

/** Draws from 0 to `below` - 1, the same for a seed. */
export type Chance = (below: number) => number;

/** A generator of 32 bits of state (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const bytes = (chance: Chance, length: number): Uint8Array => Uint8Array.from({ length }, () => chance(256));
const encoded = (y: bigint, sign: boolean): Uint8Array => numberToBytesLE(y | (sign ? 1n << 255n : 0n), 32);

/** Points of order 1, 2, 4 and 8. */
const torsion = (() => {
  const generator = ed25519.Point.fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa");
  return Array.from({ length: 7 }, (_, i) => generator.multiplyUnsafe(BigInt(i + 1)));
})();

/** Encodings at the edges: of points of small order, also in forms that are not canonical, and of no point at all. */
const EDGES: readonly Uint8Array[] = [
  ...torsion.map((point) => point.toBytes()),
  ...[0n, 1n, 2n, PRIME - 1n, PRIME, PRIME + 1n, PRIME + 2n, PRIME + 5n, (1n << 255n) - 1n].flatMap((y) => [
    encoded(y, false),
    encoded(y, true),
  ]),
  ristretto255.Point.BASE.toBytes(),
  ristretto255.Point.BASE.negate().toBytes(),
  ed25519.Point.BASE.toBytes(),
];

/** An ed25519 signature whose key and nonce have parts of small order: right with the cofactor, wrong without. */
function withTorsion(chance: Chance): SignedMessage {
  const secret = BigInt(1 + chance(2 ** 31));
  const nonce = BigInt(1 + chance(2 ** 31));
  const part = () => torsion[chance(7)] ?? ed25519.Point.ZERO;
  const publicKey = ed25519.Point.BASE.multiply(secret).add(part()).toBytes();
  const r = ed25519.Point.BASE.multiply(nonce).add(part()).toBytes();
  const message = bytes(chance, 9);
  const challenge = bytesToNumberLE(sha512(Uint8Array.from([...r, ...publicKey, ...message]))) % ORDER;
  const s = numberToBytesLE((nonce + challenge * secret) % ORDER, 32);
  return { signature: Uint8Array.from([...r, ...s]), message, publicKey };
}

/** Right signatures from which the others are made. */
export function rightOnes(scheme: KeyScheme, chance: Chance): SignedMessage[] {
  const keypairs = Array.from({ length: 24 }, () => keypairFromSeed(bytes(chance, 32), scheme));
  const usual = Array.from({ length: 48 }, (_, i) => {
    // One key signs a third of them, the others one or two.
    const { publicKey, sign } = keypairs[i % 3 === 0 ? 0 : i % 24] ?? keypairFromSeed(bytes(chance, 32), scheme);
    const message = bytes(chance, i < 40 ? chance(200) : chance(3000));
    return { signature: sign(message), message, publicKey };
  });
  return scheme === "ed25519" ? [...usual, ...Array.from({ length: 48 }, () => withTorsion(chance))] : usual;
}

/** A copy with another bit in a range of it. */
function flipped(array: Uint8Array, chance: Chance, from = 0, to = array.length): Uint8Array {
  const copy = array.slice();
  const at = from + chance(Math.max(1, to - from));
  copy[at] = (copy[at] ?? 0) ^ (1 << chance(8));
  return copy;
}

/** The signature with another second half: `s` of 255 bits, and the highest bit as it was. */
export function withScalar(signature: Uint8Array, change: (s: bigint) => bigint): Uint8Array {
  const half = signature.slice(32);
  const mark = (half[31] ?? 0) & 0x80;
  half[31] = (half[31] ?? 0) & 0x7f;
  const changed = numberToBytesLE(change(bytesToNumberLE(half)) & ((1n << 255n) - 1n), 32);
  changed[31] = (changed[31] ?? 0) | mark;
  return Uint8Array.from([...signature.subarray(0, 32), ...changed]);
}

function withNonce(signature: Uint8Array, nonce: Uint8Array): Uint8Array {
  return Uint8Array.from([...nonce, ...signature.subarray(32)]);
}

const edge = (chance: Chance): Uint8Array => EDGES[chance(EDGES.length)] ?? new Uint8Array(32);

type Change = (item: SignedMessage, chance: Chance, other: SignedMessage) => Partial<SignedMessage>;

/** Ways in which a signature, its key or its message can be wrong. */
const CHANGES: readonly Change[] = [
  () => ({}),
  ({ signature }, chance) => ({ signature: flipped(signature, chance, 0, 32) }),
  ({ signature }, chance) => ({ signature: flipped(signature, chance, 32, 64) }),
  ({ signature }) => ({ signature: signature.with(63, (signature[63] ?? 0) ^ 0x80) }),
  ({ publicKey }, chance) => ({ publicKey: flipped(publicKey, chance) }),
  ({ message }, chance) => ({ message: flipped(message, chance) }),
  ({ message }) => ({ message: Uint8Array.from([...message, 0]) }),
  ({ signature }, chance) => ({ signature: withScalar(signature, (s) => s + ORDER * BigInt(1 + chance(7))) }),
  ({ signature }, chance) => ({ signature: withScalar(signature, () => BigInt(chance(2))) }),
  ({ signature }, chance) => ({ signature: withScalar(signature, () => ORDER + BigInt(chance(3)) - 1n) }),
  ({ signature }, chance) => ({ signature: withNonce(signature, edge(chance)) }),
  (_, chance) => ({ publicKey: edge(chance) }),
  ({ signature }, chance) => ({
    publicKey: edge(chance),
    signature: withScalar(withNonce(signature, edge(chance)), () => 0n),
  }),
  (_, chance) => ({ signature: bytes(chance, 64), publicKey: bytes(chance, 32) }),
  ({ signature }, chance) => ({ signature: signature.subarray(0, chance(64)) }),
  ({ signature }) => ({ signature: Uint8Array.from([...signature, 0]) }),
  ({ publicKey }, chance) => ({ publicKey: publicKey.subarray(0, chance(32)) }),
  (_, _chance, { signature }) => ({ signature }),
  (_, _chance, { publicKey }) => ({ publicKey }),
  ({ signature }, _chance, other) => ({ signature: withNonce(other.signature, signature.subarray(0, 32)) }),
];

/** A signature that may be right, or wrong in any of these ways, sometimes in two of them. */
export function caseOf(right: readonly SignedMessage[], chance: Chance): SignedMessage {
  const pick = () => right[chance(right.length)] ?? withTorsion(chance);
  const change = (item: SignedMessage): SignedMessage => ({
    ...item,
    ...CHANGES[chance(CHANGES.length)]?.(item, chance, pick()),
  });
  const once = change(pick());
  return chance(8) === 0 && once.signature.length === 64 && once.publicKey.length === 32 ? change(once) : once;
}
