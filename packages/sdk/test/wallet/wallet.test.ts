import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fromHex, toHex } from "@opentao/codec";
import { keypairFromSuri, sha256 } from "@opentao/crypto";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decryptAnsible } from "../../src/wallet/encryption/ansible.ts";
import { decryptFernet } from "../../src/wallet/encryption/fernet.ts";
import { decryptNacl, encryptNacl } from "../../src/wallet/encryption/nacl.ts";
import { deriveNaclKey } from "../../src/wallet/encryption/naclKey.ts";
import { createKey, createWallet, listWallets, openWallet, regenerateKey } from "../../src/wallet/index.ts";
import { ensureStrong, unmask } from "../../src/wallet/password.ts";

const vectors = JSON.parse(await readFile(new URL("../fixtures/keyfile.json", import.meta.url), "utf8"));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = utf8(vectors.plaintext);

/** Stands in for the slow derivation, which has its own test. */
const deriveKey = async (password: string): Promise<Uint8Array> => sha256(utf8(password));
const PASSWORD = "correct horse 1";
const PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "opentao-wallets-"));
});
afterEach(() => rm(root, { recursive: true }));

describe("encrypted key files of the ecosystem", () => {
  it("derives the key of a password as libsodium does", async () => {
    // In a thread, which loads only what is built, and stands where it finds its dependencies.
    const folder = await mkdtemp(fileURLToPath(new URL("../../../../node_modules/.opentao-thread-", import.meta.url)));
    const outfile = join(folder, "thread.mjs");
    const entry = fileURLToPath(new URL("../../src/wallet/encryption/thread.ts", import.meta.url));
    await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "node", packages: "external" });
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    try {
      expect(toHex(await deriveNaclKey(vectors.password, pathToFileURL(outfile)))).toBe(`0x${vectors.nacl.key}`);
    } finally {
      clearInterval(turn);
      await rm(folder, { recursive: true });
    }
    // Others get their turn meanwhile: a bar can move.
    expect(turns).toBeGreaterThan(10);
  });

  it("reads and writes the form of today", () => {
    const file = fromHex(vectors.nacl.file_hex);
    const key = fromHex(vectors.nacl.key);
    expect(decryptNacl(file, key)).toEqual(plain);
    expect(encryptNacl(plain, key, file.slice(5, 29))).toEqual(file);
  });

  it("notices a changed byte and a wrong key", () => {
    const file = fromHex(vectors.nacl.file_hex);
    const key = fromHex(vectors.nacl.key);
    file[40] = (file[40] ?? 0) ^ 1;
    expect(decryptNacl(file, key)).toBeUndefined();
    expect(decryptNacl(fromHex(vectors.nacl.file_hex), new Uint8Array(32))).toBeUndefined();
    expect(decryptNacl(utf8("$NACLshort"), key)).toBeUndefined();
  });

  it("reads Ansible vaults", async () => {
    expect(await decryptAnsible(utf8(vectors.ansible), vectors.password)).toEqual(plain);
    expect(await decryptAnsible(utf8(vectors.ansible), "another")).toBeUndefined();
    expect(await decryptAnsible(utf8("$ANSIBLE_VAULT;1.1;AES256\nzz"), "another")).toBeUndefined();
  });

  it("reads Fernet tokens", () => {
    const key = fromHex(vectors.legacy.derived_key);
    expect(decryptFernet(utf8(vectors.legacy.token), key)).toEqual(plain);
    expect(decryptFernet(utf8(vectors.legacy.token), new Uint8Array(32))).toBeUndefined();
    expect(decryptFernet(utf8("gAAAAA"), key)).toBeUndefined();
  });

  it.each<[string, string]>(vectors.env_password.pairs)(
    "unmasks the password %s of the environment",
    (masked, password) => {
      expect(unmask(masked, "BT_PW__USER")).toBe(password);
    },
  );
});

describe("a wallet", () => {
  it("is created, opened and listed", async () => {
    const made = await createWallet({ root, name: "alice", password: PASSWORD, deriveKey });
    const wallet = await openWallet({ root, name: "alice", deriveKey, askPassword: async () => PASSWORD });
    expect(wallet.coldkeyAddress).toBe(made.coldkey.address);
    expect((await wallet.coldkey()).address).toBe(keypairFromSuri(made.coldkey.mnemonic).address);
    expect((await wallet.hotkey()).address).toBe(made.hotkey.address);
    expect(await listWallets(root)).toEqual([
      {
        name: "alice",
        coldkeyAddress: made.coldkey.address,
        coldkeyState: "encrypted",
        hotkeys: [{ name: "default", address: made.hotkey.address, state: "plain" }],
      },
    ]);
  });

  it("is readable only by its owner", async () => {
    await createWallet({ root });
    for (const file of ["coldkey", "coldkeypub.txt", "hotkeys/default", "hotkeys/defaultpub.txt"]) {
      expect((await stat(join(root, "default", file))).mode & 0o777).toBe(0o600);
    }
  });

  it("has the ecosystem's fields in its files", async () => {
    await regenerateKey("hotkey", { phrase: PHRASE }, { root });
    const alice = keypairFromSuri(PHRASE);
    expect(JSON.parse(await readFile(join(root, "default/hotkeys/default"), "utf8"))).toEqual({
      accountId: toHex(alice.publicKey),
      publicKey: toHex(alice.publicKey),
      ss58Address: alice.address,
      secretPhrase: PHRASE,
    });
  });

  it("is made again of its words or its seed", async () => {
    expect(await regenerateKey("coldkey", { phrase: `${PHRASE}//Alice` }, { root })).toBe(
      "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    );
    const seed = new Uint8Array(32).fill(7);
    await regenerateKey("hotkey", { seed }, { root });
    const wallet = await openWallet({ root });
    expect((await wallet.hotkey()).address).toBe(await regenerateKey("hotkey", { seed }, { root, hotkey: "again" }));
  });

  it("is never overwritten unless told", async () => {
    await regenerateKey("coldkey", { phrase: PHRASE }, { root });
    await expect(createWallet({ root })).rejects.toMatchObject({ code: "WALLET_EXISTS" });
    expect((await openWallet({ root })).coldkeyAddress).toBe(keypairFromSuri(PHRASE).address);
    const made = await createWallet({ root, overwrite: true });
    expect((await openWallet({ root })).coldkeyAddress).toBe(made.coldkey.address);
  });

  it("is not begun where its hotkey has no place", async () => {
    const hotkeys = join(root, "default/hotkeys");
    await mkdir(hotkeys, { recursive: true });
    await writeFile(join(hotkeys, "defaultpub.txt"), `0x${"07".repeat(32)}`);
    await expect(createWallet({ root })).rejects.toMatchObject({ code: "WALLET_EXISTS" });
    await expect(createWallet({ root, hotkey: "xpub.txt" })).rejects.toMatchObject({ code: "INVALID_NAME" });
    expect(await listWallets(root)).toMatchObject([{ name: "default", coldkeyState: undefined }]);
  });

  it("tells of its words before they are in a file", async () => {
    const told: string[] = [];
    const onKey = ({ kind, mnemonic }: { kind: string; mnemonic: string }) => told.push(`${kind} ${mnemonic}`);
    await mkdir(join(root, "default"));
    await writeFile(join(root, "default/hotkeys"), "");
    await expect(createWallet({ root, onKey })).rejects.toThrow("hotkeys");
    const { secretPhrase } = JSON.parse(await readFile(join(root, "default/coldkey"), "utf8"));
    expect(told).toEqual([`coldkey ${secretPhrase}`, expect.stringMatching(/^hotkey (\w+ ){11}\w+$/)]);
  });

  it("takes its password from the environment", async () => {
    await createWallet({ root, password: PASSWORD, deriveKey });
    const path = join(root, "default/coldkey");
    const variable = `BT_PW_${path.replace(/[/.]/g, "_").toUpperCase()}`;
    const masked = Buffer.from(utf8(PASSWORD).map((byte, i) => byte ^ variable.charCodeAt(i % variable.length)));
    const environment = { [variable]: masked.toString("base64") };
    const wallet = await openWallet({ root, deriveKey, environment });
    expect((await wallet.coldkey()).address).toBe(wallet.coldkeyAddress);
  });

  it("tells the address of its hotkey without a password, and of a public file that lies in no way", async () => {
    const { hotkey } = await createWallet({ root });
    const hotkeys = join(root, "default/hotkeys");
    const openedHotkey = async (name: string): Promise<string> => {
      const asked = () => Promise.reject(new Error("a password was asked for"));
      return (await openWallet({ root, hotkey: name, askPassword: asked })).hotkeyAddress();
    };
    expect(await openedHotkey("default")).toBe(hotkey.address);
    const locked = await createKey("hotkey", { root, hotkey: "locked", password: PASSWORD, deriveKey });
    expect(await openedHotkey("locked")).toBe(locked.address);
    await cp(join(hotkeys, "defaultpub.txt"), join(hotkeys, "watchedpub.txt"));
    expect(await openedHotkey("watched")).toBe(hotkey.address);
    await expect(openedHotkey("none")).rejects.toMatchObject({ code: "WALLET_NOT_FOUND" });
    await writeFile(join(hotkeys, "defaultpub.txt"), `0x${"07".repeat(32)}`);
    await expect(openedHotkey("default")).rejects.toMatchObject({ code: "KEYFILE_INVALID" });
  });

  it("shows no secret when it is printed", async () => {
    const { coldkey, hotkey } = await createWallet({ root });
    const wallet = await openWallet({ root });
    const printed = JSON.stringify([wallet, await wallet.coldkey(), await wallet.hotkey()]);
    for (const word of [coldkey.mnemonic, hotkey.mnemonic]) expect(printed).not.toContain(word);
  });
});

describe("errors say what to do", () => {
  it.each([
    ["WALLET_NOT_FOUND", () => openWallet({ root, name: "nobody" })],
    ["INVALID_NAME", () => openWallet({ root, name: "../etc" })],
    ["WEAK_PASSWORD", () => createWallet({ root, password: "aaaaaa" })],
    ["WEAK_PASSWORD", () => createWallet({ root, password: "1aB!" })],
  ])("%s", async (code, run) => {
    await expect(run()).rejects.toMatchObject({ code, hint: expect.stringMatching(/\w+/) });
  });

  it("names the wrong word", async () => {
    const phrase = PHRASE.replace("lake", "lakke");
    await expect(regenerateKey("coldkey", { phrase }, { root })).rejects.toMatchObject({
      code: "INVALID_MNEMONIC",
      message: expect.stringContaining("word 4"),
    });
  });

  it("on a wrong password, a missing one and a broken file", async () => {
    await createWallet({ root, password: PASSWORD, deriveKey });
    const wrong = await openWallet({ root, deriveKey, askPassword: async () => "wrong" });
    await expect(wrong.coldkey()).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
    await expect((await openWallet({ root, deriveKey })).coldkey()).rejects.toMatchObject({ code: "PASSWORD_NEEDED" });
    await writeFile(join(root, "default/hotkeys/default"), "{");
    await expect((await openWallet({ root })).hotkey()).rejects.toMatchObject({ code: "KEYFILE_INVALID" });
    const other = { secretPhrase: PHRASE, ss58Address: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY" };
    await writeFile(join(root, "default/hotkeys/default"), JSON.stringify(other));
    await expect((await openWallet({ root })).hotkey()).rejects.toMatchObject({ code: "KEYFILE_INVALID" });
  });

  it("accepts a password that is not tried first", () => {
    expect(() => ensureStrong("thisisafakepassword")).not.toThrow();
  });
});
