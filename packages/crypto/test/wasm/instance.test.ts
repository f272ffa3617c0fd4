import { describe, expect, it } from "vitest";
import { blake2b256, keypairFromPrivateKey, keypairFromSeed, verifySr25519Batch } from "../../src/index.ts";
import { type Instance, withBytes } from "../../src/wasm/instance.ts";

const MIB = 1024 * 1024;
const keptInstance = (): Instance => withBytes(new Uint8Array(), (instance) => instance);

describe("the module's memory", () => {
  it("is kept for the next input, grows with long ones, and not beyond a limit, whatever was asked before", () => {
    const first = keptInstance();
    blake2b256(new Uint8Array(100));
    expect(keptInstance()).toBe(first);
    blake2b256(new Uint8Array(0.9 * MIB));
    const grown = keptInstance();
    expect(grown.capacity).toBe(MIB);
    blake2b256(new Uint8Array(20 * MIB));
    expect(keptInstance()).toBe(grown);
    // A batch takes room for its tables, however large the next ones are.
    const pair = keypairFromSeed(new Uint8Array(32));
    const message = new Uint8Array(1000);
    const item = { signature: pair.sign(message), message, publicKey: pair.publicKey };
    for (let i = 0; i < 3; i += 1) verifySr25519Batch(Array.from({ length: 200 }, () => item));
    expect(keptInstance().memory.length).toBeLessThanOrEqual(2.5 * MIB);
  });

  it("holds nothing of a secret that was made use of", () => {
    const seed = Uint8Array.from({ length: 32 }, (_, i) => 0xa0 + i);
    const privateKey = Uint8Array.from({ length: 64 }, (_, i) => (i === 31 ? 0x0f : 0x30 + i));
    const secrets = [seed, privateKey.subarray(0, 32), privateKey.subarray(32)].map((part) => Buffer.from(part));
    const found = () => secrets.filter((secret) => Buffer.from(keptInstance().memory).includes(secret)).length;
    for (const pair of [keypairFromSeed(seed), keypairFromSeed(seed, "ed25519"), keypairFromPrivateKey(privateKey)])
      pair.sign(new Uint8Array(10));
    expect(found()).toBe(0);
    // The search would find them.
    withBytes(seed, () => undefined);
    expect(found()).toBe(1);
    blake2b256(new Uint8Array(100));
  });
});
