import { secp256k1 } from "@noble/curves/secp256k1.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyEcdsa } from "../src/ecdsa.ts";
import {
  blake2b64,
  blake2b128,
  blake2b256,
  blake2b512,
  CryptoError,
  decodeAddress,
  encodeAddress,
  generateMnemonic,
  keccak256,
  keypairFromSeed,
  keypairFromSuri,
  sha256,
  twox64,
  twox128,
  twox256,
  verifyEd25519,
  verifySr25519,
} from "../src/index.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const text = (value: string) => new TextEncoder().encode(value);
const errorOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof CryptoError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

describe("hashes", () => {
  it("have their known answers", () => {
    expect(hex(blake2b512(text("abc")))).toBe(
      "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
    );
    expect(hex(blake2b256(new Uint8Array()))).toBe("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    expect(hex(blake2b128(text("abc")))).toBe("cf4ab791c62b8d2b2109c90275287816");
    expect(blake2b64(text("Core"))).toEqual(Uint8Array.from([0xdf, 0x6a, 0xcb, 0x68, 0x99, 0x07, 0x60, 0x9b]));
    expect(hex(twox128(text("System")))).toBe("26aa394eea5630e07c48ae0c9558cef7");
    expect(hex(twox128(text("Account")))).toBe("b99d880ec681799c0cf30e8886371da9");
    expect(hex(twox64(text("abc")))).toBe("990977adf52cbc44");
    expect(twox256(text("abc")).subarray(0, 16)).toEqual(twox128(text("abc")));
    expect(hex(keccak256(text("abc")))).toBe("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    expect(hex(sha256(text("abc")))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

describe("keys", () => {
  it("are those of the development accounts", () => {
    expect(keypairFromSuri("//Alice").address).toBe("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
    expect(keypairFromSuri("//Bob").address).toBe("5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");
    expect(keypairFromSuri("//Alice", "ed25519").address).toBe("5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu");
    expect(hex(keypairFromSuri("").publicKey)).toBe("46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a");
  });

  it("follow the derivation path, soft and hard", () => {
    expect(hex(keypairFromSuri("/Alice").publicKey)).toBe(
      "d6c71059dbbe9ad2b0ed3f289738b800836eb425544ce694825285b958ca755e",
    );
    expect(keypairFromSuri("//Alice//stash").address).toBe("5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY");
    expect(keypairFromSuri("//1").address).not.toBe(keypairFromSuri("//01a").address);
    expect(keypairFromSuri("//Alice///password").address).not.toBe(keypairFromSuri("//Alice").address);
  });

  it("sign what others verify, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.nat(63),
        (message, seed, at) => {
          for (const [scheme, verify] of [
            ["sr25519", verifySr25519],
            ["ed25519", verifyEd25519],
          ] as const) {
            const pair = keypairFromSeed(seed, scheme);
            const signature = pair.sign(message);
            expect(verify(signature, message, pair.publicKey)).toBe(true);
            const forged = signature.slice();
            forged[at] = (forged[at] ?? 0) ^ 1;
            expect(verify(forged, message, pair.publicKey)).toBe(false);
            expect(verify(signature, Uint8Array.from([...message, 0]), pair.publicKey)).toBe(false);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("verifies ecdsa over the BLAKE2b hash", () => {
    const secret = new Uint8Array(32).fill(7);
    const message = text("hello");
    const recovered = secp256k1.sign(blake2b256(message), secret, { format: "recovered", prehash: false });
    const signature = Uint8Array.from([...recovered.subarray(1), recovered[0] ?? 0]);
    const publicKey = secp256k1.getPublicKey(secret, true);
    expect(verifyEcdsa(signature, message, publicKey)).toBe(true);
    expect(verifyEcdsa(signature, text("hallo"), publicKey)).toBe(false);
  });

  it("never throws on signatures of nonsense", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 70 }),
        fc.uint8Array({ maxLength: 70 }),
        fc.uint8Array({ maxLength: 40 }),
        (signature, message, key) => {
          expect(verifySr25519(signature, message, key)).toBe(false);
          expect(verifyEd25519(signature, message, key)).toBe(false);
          expect(verifyEcdsa(signature, message, key)).toBe(false);
        },
      ),
    );
  });

  it("keeps the secret out of logs", () => {
    const pair = keypairFromSeed(new Uint8Array(32).fill(9));
    expect(Object.keys(pair).sort()).toEqual(["address", "publicKey", "scheme", "sign"]);
  });
});

describe("phrases", () => {
  it("are generated valid", () => {
    expect(generateMnemonic(24).split(" ")).toHaveLength(24);
    expect(keypairFromSuri(generateMnemonic()).publicKey).toHaveLength(32);
  });

  it.each([
    ["bottom drive obey lake curtain smoke basket hold race lonely fit", "INVALID_MNEMONIC", "11"],
    ["bottom drive obey lake curtain smoke basket hold race lonely fit wolk", "INVALID_MNEMONIC", "word 12"],
    ["bottom drive obey lake curtain smoke basket hold race lonely walk fit", "INVALID_MNEMONIC", "checksum"],
    ["0x1234", "INVALID_SURI", "64"],
  ])("say what is wrong: %s", (phrase, code, part) => {
    const error = errorOf(() => keypairFromSuri(phrase));
    expect(error.code).toBe(code);
    expect(error.message).toContain(part);
    expect(error.hint).not.toBe("");
  });

  it("have no soft derivation for ed25519", () => {
    expect(errorOf(() => keypairFromSuri("/soft", "ed25519")).code).toBe("UNSUPPORTED_DERIVATION");
  });
});

describe("addresses", () => {
  it("come back as the account, whatever the network", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(16_383), (account, prefix) => {
        expect(decodeAddress(encodeAddress(account, prefix), prefix)).toEqual(account);
      }),
    );
  });

  it("are refused when a character is changed, with the reason", () => {
    const address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    expect(errorOf(() => decodeAddress(`${address.slice(0, -1)}Z`)).message).toContain("checksum");
    expect(errorOf(() => decodeAddress("0OIl")).code).toBe("INVALID_ADDRESS");
    expect(errorOf(() => decodeAddress("")).code).toBe("INVALID_ADDRESS");
    expect(errorOf(() => decodeAddress("5".repeat(10_000))).code).toBe("INVALID_ADDRESS");
    expect(errorOf(() => decodeAddress(address, 0)).message).toContain("network 42");
  });
});
