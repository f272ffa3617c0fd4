import { fromHex } from "@opentao/codec";
import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { isSignedBy } from "../../src/executive/signature.ts";
import { State } from "../../src/framework/index.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";

const state = new State(new MemoryExternalities());
const message = new TextEncoder().encode("a message");
const other = new TextEncoder().encode("another");

/** Secret key 0x0303…03, message hashed by BLAKE2b-256. */
const ecdsa = {
  type: "Ecdsa" as const,
  value: fromHex(
    "097904f76e029ddd71d8a840dfc5455aad8792f9fdb7923ea0c969bf917e6fa55e9f6f7ae0ab5fdd7b8f33b5e41e0413e94b567a3725fb1b14a3d6b0b1e358fb00",
  ),
};
const ecdsaAccount = fromHex("5543276c91fa084d408404227a7b9fbfff1b5b396aa305adbd61158839f964ed");

describe("signatures", () => {
  it.each(["sr25519", "ed25519"] as const)("by %s keys are those of the account", (scheme) => {
    const pair = keypairFromSuri("//Signer", scheme);
    const type = scheme === "sr25519" ? ("Sr25519" as const) : ("Ed25519" as const);
    const signature = { type, value: pair.sign(message) };
    expect(isSignedBy(state, pair.publicKey, { signature, message })).toBe(true);
    expect(isSignedBy(state, pair.publicKey, { signature, message: other })).toBe(false);
    expect(isSignedBy(state, ecdsaAccount, { signature, message })).toBe(false);
  });

  it("by ecdsa keys are those of the account that is the key's hash", () => {
    expect(isSignedBy(state, ecdsaAccount, { signature: ecdsa, message })).toBe(true);
    expect(isSignedBy(state, ecdsaAccount, { signature: ecdsa, message: other })).toBe(false);
    const broken = { ...ecdsa, value: new Uint8Array(65) };
    expect(isSignedBy(state, ecdsaAccount, { signature: broken, message })).toBe(false);
  });
});
