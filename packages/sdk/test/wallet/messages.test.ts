import { concat, fromHex } from "@opentao/codec";
import { DEV_PHRASE, keypairFromSuri } from "@opentao/crypto";
import { Keyring } from "@polkadot/api";
import { describe, expect, it } from "vitest";
import { isSafeBare, signMessage, verifyMessage } from "../../src/wallet/index.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const MESSAGE = utf8("I am Alice: 你好");
const TAGGED = utf8("<Bytes>I am Alice: 你好</Bytes>");

describe.each(["sr25519", "ed25519"] as const)("messages of %s", (type) => {
  const alice = keypairFromSuri(`${DEV_PHRASE}//Alice`, type);
  const bob = keypairFromSuri(`${DEV_PHRASE}//Bob`, type);

  it.each(["bare", "wrapped"] as const)("that are signed %s are taken by polkadot-js", (form) => {
    const signed = signMessage(alice, MESSAGE, form);
    expect(signed.form).toBe(form);
    const theirs = new Keyring({ type }).addFromAddress(alice.address, {}, null, type);
    expect(theirs.verify(MESSAGE, signed.signature, alice.publicKey)).toBe(true);
    expect(theirs.verify(utf8("I am Bob"), signed.signature, alice.publicKey)).toBe(false);
  });

  it("that others signed are taken here: bare, in tags, with the scheme before the signature", () => {
    const bare = alice.sign(MESSAGE);
    expect(verifyMessage(bare, MESSAGE, alice.publicKey)).toEqual({ valid: true, form: "bare", scheme: type });
    const wrapped = { valid: true, form: "wrapped", scheme: type };
    expect(verifyMessage(alice.sign(TAGGED), MESSAGE, alice.publicKey)).toEqual(wrapped);
    const withScheme = concat(Uint8Array.of(type === "sr25519" ? 1 : 0), bare);
    expect(verifyMessage(withScheme, MESSAGE, alice.publicKey)).toMatchObject({ valid: true, scheme: type });
    const withOther = concat(Uint8Array.of(type === "sr25519" ? 0 : 1), bare);
    expect(verifyMessage(withOther, MESSAGE, alice.publicKey)).toEqual({ valid: false });
  });

  it("are of one key and one text", () => {
    const { signature } = signMessage(alice, MESSAGE);
    const changed = signature.slice();
    changed[3] = (changed[3] ?? 0) ^ 1;
    for (const [given, message, key] of [
      [signature, MESSAGE, bob.publicKey],
      [signature, utf8("I am alice: 你好"), alice.publicKey],
      [changed, MESSAGE, alice.publicKey],
      [signature.subarray(1), MESSAGE, alice.publicKey],
    ] as const)
      expect(verifyMessage(given, message, key)).toEqual({ valid: false });
  });
});

describe("a message that could be a transaction", () => {
  const alice = keypairFromSuri(`${DEV_PHRASE}//Alice`);

  it.each([
    ["bytes that are no text", fromHex("2f0555cc76fc2840")],
    ["numbers as transactions hold them", utf8("\u0001\u0000\u0000")],
    ["a text as long as a hash", utf8("?".repeat(32))],
  ])("is never signed bare: %s", (_, message) => {
    expect(isSafeBare(message)).toBe(false);
    const signed = signMessage(alice, message);
    expect(signed.form).toBe("wrapped");
    expect(verifyMessage(signed.signature, message, alice.publicKey)).toMatchObject({ form: "wrapped" });
  });

  it.each(["", "two\nlines\r\n\tand a tab", "0123456789abcdef0123456789abcdef", "?".repeat(33)])(
    "is not %j",
    (text) => {
      expect(isSafeBare(utf8(text))).toBe(true);
    },
  );
});
