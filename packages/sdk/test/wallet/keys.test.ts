import { readFile } from "node:fs/promises";
import { fromHex, toHex } from "@opentao/codec";
import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { payloadSignature, type SignerPayload, signPayload } from "../../src/chain/portable.ts";
import { encryptPolkadotJs, readKey } from "../../src/keys.ts";
import * as ofNode from "../../src/wallet/encryption/derivations/node.ts";
import * as ofPage from "../../src/wallet/encryption/derivations/page.ts";

const read = async (name: string) =>
  JSON.parse(await readFile(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8"));
const official = await read("officialKeyfiles");
const exports: { password: string; address: string; json: { encoding: { type: string[] } } }[] =
  await read("polkadotJsExports");
const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));
const SALT = Uint8Array.from({ length: 32 }, (_, at) => at);

describe("keys of passwords in a page", () => {
  it("are those that Node.js makes", async () => {
    const cost = { N: 1 << 14, r: 8, p: 1 };
    for (const password of ["a", "pässword", "x".repeat(200)]) {
      expect(toHex(await ofPage.scryptKey(password, SALT, cost))).toBe(
        toHex(await ofNode.scryptKey(password, SALT, cost)),
      );
      expect(toHex(await ofPage.pbkdf2Key(password, SALT, 1000))).toBe(
        toHex(await ofNode.pbkdf2Key(password, SALT, 1000)),
      );
    }
    expect(toHex(await ofPage.naclKey(official.password))).toBe(`0x${(await read("keyfile")).nacl.key}`);
  });
});

const encrypted: { writer: string; variant: string; address: string; hex: string }[] = official.encrypted;
// The slow derivation is made once for the newest writer: `officialKeyfiles.test.ts` reads the files of all.
const [slow, ...others] = encrypted;
const quick = others.filter(({ variant }) => variant !== "nacl");

describe("the bytes of a file", () => {
  it.each(slow === undefined ? [] : [slow, ...quick])("become a key: $writer, $variant", async ({ address, hex }) => {
    expect((await readKey(fromHex(hex), official.password, "the file")).keypair.address).toBe(address);
  });

  it("are refused with a wrong password, without one, and when they hold no key", async () => {
    const hex = quick[0]?.hex ?? "";
    await expect(readKey(fromHex(hex), "another", "the file")).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
    await expect(readKey(fromHex(hex), undefined, "the file")).rejects.toMatchObject({ code: "PASSWORD_NEEDED" });
    await expect(readKey(bytes({ a: 1 }), undefined, "the file")).rejects.toMatchObject({ code: "KEYFILE_INVALID" });
    const batch = bytes({ encoded: "", accounts: [] });
    await expect(readKey(batch, "x", "the file")).rejects.toMatchObject({ code: "KEYFILE_INVALID" });
  });

  it("may be an export of polkadot-js, with a password or without, also one that was made here", async () => {
    for (const { json, password, address } of exports)
      expect((await readKey(bytes(json), password, "the file")).keypair.address).toBe(address);
    const [first] = exports;
    await expect(readKey(bytes(first?.json), "another", "the file")).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
    const made = new TextEncoder().encode(await encryptPolkadotJs({ phrase: "//Alice" }, "long enough", "Alice"));
    expect((await readKey(made, "long enough", "the file")).keypair.address).toBe(keypairFromSuri("//Alice").address);
  });
});

it("a signature of a payload alone is what its signed transaction holds", async () => {
  const signer = keypairFromSuri("//Alice", "ed25519");
  const hash = `0x${"11".repeat(32)}`;
  const payload: SignerPayload = {
    ...{ address: signer.address, blockHash: hash, blockNumber: "0x00000001", era: "0x00", genesisHash: hash },
    ...{ method: "0x0000", nonce: "0x00000000", signedExtensions: ["CheckNonce"], specVersion: "0x00000001" },
    ...{ tip: "0x00", transactionVersion: "0x00000001" },
    version: 4,
  };
  const alone = payloadSignature(payload, signer);
  const whole = await signPayload(payload, { address: signer.address, signPayload: async () => alone });
  // Signatures of ed25519 are the same each time.
  expect(toHex(whole)).toBe(toHex(await signPayload(payload, signer)));
});
