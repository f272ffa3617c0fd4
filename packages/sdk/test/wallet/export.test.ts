import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toHex } from "@opentao/codec";
import { DEV_PHRASE, keypairFromSuri, sha256 } from "@opentao/crypto";
import { Keyring } from "@polkadot/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportKey, readPolkadotJs, recoveryWords, regenerateKey } from "../../src/wallet/index.ts";
import type { Secret } from "../../src/wallet/secret.ts";
import { walletsFolder } from "./folder.ts";

const folder = walletsFolder();
const PASSWORD = "correct horse 1";
const password = () => Promise.resolve(PASSWORD);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const deriveKey = async (text: string): Promise<Uint8Array> => sha256(utf8(text));
const seed = sha256(utf8("seed"));

const SECRETS: readonly (readonly [string, Secret])[] = [
  ["words", { phrase: DEV_PHRASE }],
  ["a hard path", { phrase: `${DEV_PHRASE}//Alice` }],
  ["a soft path", { phrase: `${DEV_PHRASE}//Alice/soft` }],
  ["a seed", { seed }],
  ["words of ed25519", { phrase: DEV_PHRASE, scheme: "ed25519" }],
  ["a seed of ed25519", { seed, scheme: "ed25519" }],
];

describe("exports for polkadot-js", () => {
  it.each(SECRETS)("are read by its keyring, which then signs as the key: %s", async (_, secret) => {
    const address = await regenerateKey("coldkey", secret, { root: folder.root, password: PASSWORD, deriveKey });
    const askPassword = password;
    const exported = await exportKey("coldkey", password, { root: folder.root, deriveKey, askPassword });
    expect(exported.address).toBe(address);
    const json = JSON.parse(exported.json);
    expect(json.encoding).toMatchObject({ type: ["scrypt", "xsalsa20-poly1305"], version: "3" });
    expect(json.meta).toEqual({ name: "default" });
    const pair = new Keyring({ ss58Format: 42 }).createFromJson(json);
    expect(() => pair.decodePkcs8("another")).toThrow();
    pair.decodePkcs8(PASSWORD);
    expect(pair.address).toBe(address);
    const message = utf8("hello");
    expect(pair.verify(message, pair.sign(message), pair.publicKey)).toBe(true);
  });

  it.each(SECRETS)("are read by the import, which makes the same key: %s", async (_, secret) => {
    const address = await regenerateKey("hotkey", secret, { root: folder.root, name: "a", hotkey: "h" });
    const { json } = await exportKey("hotkey", password, { root: folder.root, name: "a", hotkey: "h" });
    await folder.write("export.json", json);
    const read = await readPolkadotJs(join(folder.root, "export.json"), { askPassword: password });
    expect(await regenerateKey("coldkey", read, { root: folder.root, name: "b" })).toBe(address);
    // What lies there now was made of a private key: it has no words.
    expect(await recoveryWords("coldkey", { root: folder.root, name: "b" })).toEqual({
      address,
      words: undefined,
      scheme: read.scheme ?? "sr25519",
    });
  });

  it("are made of any sr25519 key", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (bytes) => {
        const phrase = `${toHex(bytes)}//a/b`;
        await regenerateKey("hotkey", { phrase }, { root: folder.root, overwrite: true });
        const { json, address } = await exportKey("hotkey", password, { root: folder.root });
        expect(address).toBe(keypairFromSuri(phrase).address);
        const pair = new Keyring({ ss58Format: 42 }).createFromJson(JSON.parse(json));
        pair.decodePkcs8(PASSWORD);
        expect(pair.address).toBe(address);
      }),
      { numRuns: 5 },
    );
  });

  it("hold no secret unencrypted, and take no weak password", async () => {
    await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: folder.root });
    const { json } = await exportKey("coldkey", password, { root: folder.root });
    expect(json).not.toContain("bottom");
    const weak = exportKey("coldkey", () => Promise.resolve("aaa"), { root: folder.root });
    await expect(weak).rejects.toMatchObject({ code: "WEAK_PASSWORD" });
    await expect(exportKey("coldkey", password, { root: folder.root, name: "none" })).rejects.toMatchObject({
      code: "WALLET_NOT_FOUND",
    });
  });

  it("are no words: those are read from the key file, also an encrypted one", async () => {
    await regenerateKey("coldkey", { phrase: DEV_PHRASE }, { root: folder.root, password: PASSWORD, deriveKey });
    const file = await readFile(join(folder.root, "default", "coldkey"), "utf8");
    expect(file).not.toContain("bottom");
    const options = { root: folder.root, deriveKey, askPassword: password };
    expect(await recoveryWords("coldkey", options)).toMatchObject({ words: DEV_PHRASE });
    await expect(recoveryWords("coldkey", { root: folder.root, deriveKey })).rejects.toMatchObject({
      code: "PASSWORD_NEEDED",
    });
  });
});
