import { concat } from "@opentao/codec";
import { writeEnvelope } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { PlaceholderVerifier } from "../../src/chain/simulation/placeholders.ts";

const [alice, bob] = [keypairFromSuri("//Alice"), keypairFromSuri("//Bob")];
const message = Uint8Array.of(1, 2, 3);
const forged = new Uint8Array(64).fill(1);
const extrinsic = writeEnvelope({
  type: "Signed",
  address: { type: "Id", value: alice.publicKey },
  signature: { type: "Sr25519", value: forged },
  payload: message,
});

describe("a placeholder of a signature", () => {
  it("counts as right once, for its extrinsic's signer alone", () => {
    const verifier = new PlaceholderVerifier();
    const isRight = (by: Uint8Array, signature: Uint8Array = forged) =>
      verifier.verify("sr25519", signature, message, by);
    expect(isRight(alice.publicKey)).toBe(false);
    verifier.expect(extrinsic);
    expect(isRight(bob.publicKey)).toBe(false);
    expect(isRight(alice.publicKey, concat(forged.subarray(1), Uint8Array.of(2)))).toBe(false);
    expect(isRight(alice.publicKey)).toBe(true);
    // A signature within the call, such as one that hands a key over, is another one.
    expect(isRight(alice.publicKey)).toBe(false);
    expect(isRight(bob.publicKey, bob.sign(message))).toBe(true);
  });

  it("is none where the next extrinsic has no signature by its account's key, or cannot be read", () => {
    for (const other of [Uint8Array.of(4, 1, 2), Uint8Array.of(0x84), new Uint8Array()]) {
      const verifier = new PlaceholderVerifier();
      verifier.expect(extrinsic);
      verifier.expect(other);
      expect(verifier.verify("sr25519", forged, message, alice.publicKey)).toBe(false);
    }
  });
});
