import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { ed25519Sign, pbkdf2, sr25519Sign, waitReady } from "@polkadot/wasm-crypto";
import { mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import * as sr25519 from "@scure/sr25519";
import { beforeAll, describe, expect, it } from "vitest";
import {
  CryptoError,
  canonicalPrivateKey,
  DEV_PHRASE,
  keypairFromPrivateKey,
  keypairFromSeed,
  privateKeyFromSuri,
  seedOf,
  verifySr25519,
} from "../../src/index.ts";
import { chanceOf } from "./cases.ts";

const CASES = 40;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const chance = chanceOf(11);
const bytes = (length: number) => Uint8Array.from({ length }, () => chance(256));
/** The private key as the other libraries have it: with the scalar times the cofactor. */
const shifted = (key: Uint8Array) =>
  Uint8Array.from([...numberToBytesLE(bytesToNumberLE(key.subarray(0, 32)) << 3n, 32), ...key.subarray(32)]);

beforeAll(() => waitReady());

describe("keys are those of other libraries", () => {
  it("sr25519: of a seed, and what they sign", () => {
    for (let i = 0; i < CASES; i += 1) {
      const [seed, message] = [bytes(32), bytes(chance(300))];
      const secret = sr25519.secretFromSeed(seed);
      const pair = keypairFromSeed(seed);
      expect(pair.publicKey).toEqual(sr25519.getPublicKey(secret));
      expect(sr25519.verify(message, pair.sign(message), pair.publicKey)).toBe(true);
      expect(verifySr25519(sr25519Sign(pair.publicKey, secret, message), message, pair.publicKey)).toBe(true);
      // Random nonces: the same message is never signed twice with one of them.
      expect(pair.sign(message)).not.toEqual(pair.sign(message));
    }
  });

  it("sr25519: along a path, hard and soft", () => {
    const junctions = [
      { hard: true, code: "a" },
      { hard: false, code: "7" },
      { hard: true, code: "b" },
      { hard: false, code: "c" },
    ];
    const codes = [Uint8Array.of(4, 97), Uint8Array.of(7), Uint8Array.of(4, 98), Uint8Array.of(4, 99)].map((code) =>
      Uint8Array.from({ length: 32 }, (_, i) => code[i] ?? 0),
    );
    for (let length = 0; length <= 4; length += 1) {
      const seed = bytes(32);
      let secret: Uint8Array = sr25519.secretFromSeed(seed);
      for (const [i, code] of codes.slice(0, length).entries()) {
        const derive = junctions[i]?.hard ? sr25519.HDKD.secretHard : sr25519.HDKD.secretSoft;
        secret = derive(secret, code);
      }
      const pair = keypairFromSeed(seed, "sr25519", junctions.slice(0, length));
      expect(pair.publicKey).toEqual(sr25519.getPublicKey(secret));
    }
  });

  it("ed25519: signatures to the byte", () => {
    for (let i = 0; i < CASES; i += 1) {
      const [seed, message] = [bytes(32), bytes(chance(300))];
      const pair = keypairFromSeed(seed, "ed25519");
      expect(pair.sign(message)).toEqual(ed25519Sign(pair.publicKey, seed, message));
    }
  });

  it("seeds of phrases with passwords", () => {
    const entropy = Uint8Array.from(mnemonicToEntropy(DEV_PHRASE, wordlist));
    for (const password of ["", "hunter2", "ü".repeat(100)]) {
      const salt = new TextEncoder().encode(`mnemonic${password.normalize("NFKD")}`);
      const expected = pbkdf2(entropy, salt, 2048).subarray(0, 32);
      expect(seedOf({ phrase: DEV_PHRASE, password })).toEqual(expected);
    }
  });
});

describe("private keys of sr25519", () => {
  it("come back from the form with the cofactor", () => {
    for (let i = 0; i < CASES; i += 1) {
      const key = privateKeyFromSuri(`//${i}`);
      expect(canonicalPrivateKey(shifted(key))).toEqual(key);
    }
    expect(canonicalPrivateKey(new Uint8Array(64).fill(1))).toBeUndefined();
  });

  it.each([
    ["zero", 0n],
    ["the order", ORDER],
    ["the highest number", 2n ** 256n - 1n],
  ])("are refused when the scalar is %s", (_, scalar) => {
    const key = Uint8Array.from([...numberToBytesLE(scalar, 32), ...bytes(32)]);
    expect(() => keypairFromPrivateKey(key)).toThrow(CryptoError);
  });

  it("may have every scalar between", () => {
    for (const scalar of [1n, ORDER - 1n]) {
      const key = Uint8Array.from([...numberToBytesLE(scalar, 32), ...bytes(32)]);
      expect(keypairFromPrivateKey(key).publicKey).toEqual(sr25519.getPublicKey(shifted(key)));
    }
  });
});
