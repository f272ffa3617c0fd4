/**
 * Signatures and hashes beside the libraries that they were made with before: processor time, the median of rounds that
 * take turns.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { sr25519Verify, waitReady } from "@polkadot/wasm-crypto";
import { createBLAKE2b } from "hash-wasm";
import {
  blake2b256,
  type KeyScheme,
  keypairFromSeed,
  type SignedMessage,
  verifyEd25519,
  verifySr25519,
  verifySr25519Batch,
} from "../src/index.ts";

const ROUNDS = 7;

/** Microseconds of processor time that one of `count` runs takes. */
function costOf(count: number, act: () => unknown): number {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i += 1) act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** A way to do something, `times` times a run. */
interface Way {
  readonly name: string;
  readonly run: () => unknown;
  readonly times?: number;
}

/** Measures two ways to do one thing, done `count` times a round. */
function compare(id: string, what: string, count: number, ways: readonly [own: Way, other: Way]): void {
  const costs: readonly [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [i, { run, times = 1 }] of ways.entries()) {
      const cost = costOf(Math.ceil(count / times), run) / times;
      // The first round is for the compiler.
      if (round > 0) costs[i]?.push(cost);
    }
  }
  const rival = { name: ways[1].name, value: median(costs[1]) };
  console.log(JSON.stringify({ id: `crypto/${id}`, what, value: median(costs[0]), unit: "µs", better: "less", rival }));
}

function signed(scheme: KeyScheme, i: number): SignedMessage {
  const { publicKey, sign } = keypairFromSeed(new Uint8Array(32).fill(i + 1), scheme);
  const message = new Uint8Array(120).fill(i);
  return { signature: sign(message), message, publicKey };
}

await waitReady();
const blake2b = await createBLAKE2b(256);
const items = Array.from({ length: 64 }, (_, i) => signed("sr25519", i));
const [sr, ed] = [signed("sr25519", 0), signed("ed25519", 0)];
const key = new Uint8Array(48);

const single: Way = { name: "one by one", run: () => verifySr25519(sr.signature, sr.message, sr.publicKey) };
const batch: Way = { name: "a batch", run: () => verifySr25519Batch(items), times: items.length };
compare("sr25519", "sr25519: a verification", 128, [
  single,
  { name: "@polkadot/wasm-crypto", run: () => sr25519Verify(sr.signature, sr.message, sr.publicKey) },
]);
compare("sr25519-batch", "sr25519: a verification in a batch of 64", 128, [batch, single]);
compare("ed25519", "ed25519: a verification", 64, [
  { name: "own", run: () => verifyEd25519(ed.signature, ed.message, ed.publicKey) },
  {
    name: "@noble/curves",
    run: () => ed25519.verify(ed.signature, ed.message, ed.publicKey, { zip215: true }),
  },
]);
compare("blake2b", "BLAKE2b-256 of 48 bytes", 20_000, [
  { name: "own", run: () => blake2b256(key) },
  { name: "hash-wasm", run: () => blake2b.init().update(key).digest("binary") },
]);
