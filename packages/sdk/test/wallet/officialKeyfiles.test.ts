import { readFile } from "node:fs/promises";
import { fromHex } from "@opentao/codec";
import { keypairFromSuri, verifyEd25519, verifySr25519 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { createKey, openWallet, regenerateKey } from "../../src/wallet/index.ts";
import { walletsFolder } from "./folder.ts";

const read = async (name: string) =>
  JSON.parse(await readFile(new URL(`../fixtures/${name}.json`, import.meta.url), "utf8"));
const official = await read("officialKeyfiles");
const vectors = await read("keyfile");
const folder = walletsFolder();
const MESSAGE = new TextEncoder().encode("message");

interface Plain {
  readonly writer: string;
  readonly variant: string;
  readonly scheme: "sr25519" | "ed25519";
  readonly address: string;
  readonly public: boolean;
  readonly file: string;
}
const plain: Plain[] = official.plain;
const secrets = plain
  .filter((one) => !one.public)
  .map((one) => [`${one.writer}, ${one.scheme}, ${one.variant}`, one] as const);
const publics = plain
  .filter((one) => one.public)
  .map((one) => [`${one.writer}, ${one.scheme}, ${one.variant}`, one] as const);

describe("key files as the official writers make them", () => {
  it.each(secrets)("sign with the key that they say: %s", async (_, { file, address, scheme }) => {
    await folder.write("default/coldkey", file);
    const wallet = await openWallet({ root: folder.root });
    expect(wallet.coldkeyAddress).toBe(address);
    const key = await wallet.coldkey();
    expect(key).toMatchObject({ address, scheme });
    const verify = scheme === "sr25519" ? verifySr25519 : verifyEd25519;
    expect(verify(key.sign(MESSAGE), MESSAGE, key.publicKey)).toBe(true);
  });

  it.each(publics)("tell an address without a secret: %s", async (_, { file, address }) => {
    await folder.write("default/coldkeypub.txt", file);
    expect((await openWallet({ root: folder.root })).coldkeyAddress).toBe(address);
    await folder.write("default/coldkey", file);
    await expect((await openWallet({ root: folder.root })).coldkey()).rejects.toMatchObject({
      code: "KEYFILE_INVALID",
      message: expect.stringContaining(`only the address ${address}`),
    });
  });

  it.each<{ writer: string; variant: string; address: string; hex: string }>(official.encrypted)(
    "are decrypted: $writer, $variant",
    async ({ address, hex }) => {
      await folder.write("default/coldkey", fromHex(hex));
      // The slow derivation has its own test; this is its result.
      const deriveKey = async () => fromHex(vectors.nacl.key);
      const askPassword = async () => official.password;
      const wallet = await openWallet({ root: folder.root, deriveKey, askPassword });
      expect((await wallet.coldkey()).address).toBe(address);
    },
  );
});

describe("a secret and what is said of it are of one key", () => {
  const files = secrets.map(([name, { file }]) => [name, JSON.parse(file)] as const);
  const other = keypairFromSuri("//Mallory");
  const hex = `0x${Buffer.from(other.publicKey).toString("hex")}`;

  it.each(files)("else the file is refused: %s", async (_, file) => {
    const changed = [
      { ...file, publicKey: hex, accountId: hex, ss58Address: other.address },
      { ...file, publicKey: hex },
      { ...file, accountId: hex },
      { ...file, ss58Address: other.address },
      { ...file, publicKey: "0x00" },
      { ...file, ss58Address: `${other.address.slice(0, -1)}x` },
      // Another scheme means another key.
      { ...file, cryptoType: file.cryptoType === 0 ? 1 : 0 },
    ];
    for (const contents of changed) {
      await folder.write("default/hotkeys/default", JSON.stringify(contents));
      await folder.write("default/coldkeypub.txt", hex);
      await expect((await openWallet({ root: folder.root })).hotkey()).rejects.toMatchObject({
        code: "KEYFILE_INVALID",
      });
    }
  });

  it("also when two secrets in it differ", async () => {
    const file = { secretPhrase: "bottom drive obey lake curtain smoke basket hold race lonely fit walk" };
    await folder.write("default/coldkeypub.txt", hex);
    await folder.write("default/hotkeys/default", JSON.stringify({ ...file, secretSeed: `0x${"f1".repeat(32)}` }));
    await expect((await openWallet({ root: folder.root })).hotkey()).rejects.toMatchObject({
      code: "KEYFILE_INVALID",
      message: expect.stringContaining("seed"),
    });
  });

  it("also when the public file beside it is of another key", async () => {
    await createKey("coldkey", { root: folder.root });
    await createKey("hotkey", { root: folder.root });
    await folder.write("default/coldkeypub.txt", hex);
    await folder.write("default/hotkeys/defaultpub.txt", hex);
    const wallet = await openWallet({ root: folder.root });
    for (const open of [wallet.coldkey, wallet.hotkey])
      await expect(open()).rejects.toMatchObject({
        code: "KEYFILE_INVALID",
        message: expect.stringContaining(other.address),
      });
  });
});

describe("what is written here", () => {
  it("has no path in its phrase: official tools take none", async () => {
    for (const phrase of [
      "//Alice",
      `${"bottom drive obey lake curtain smoke basket hold race lonely fit walk"}//Alice`,
    ]) {
      await regenerateKey("coldkey", { phrase }, { root: folder.root, overwrite: true });
      const file = JSON.parse(await readFile(`${folder.root}/default/coldkey`, "utf8"));
      expect(file.secretPhrase).toBeUndefined();
      const { file: theirs } = plain.find(({ variant }) => variant === "uri //Alice") as Plain;
      expect(file.privateKey).toBe(JSON.parse(theirs).privateKey);
    }
  });
});
