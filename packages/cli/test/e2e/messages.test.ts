import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromHex, toHex } from "@opentao/codec";
import { DEV_PHRASE, keypairFromSuri } from "@opentao/crypto";
import { createKey, regenerateKey } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taoHere } from "../support/here.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-messages-"));
const wallets = join(base, "wallets");
const own = ["--wallet", "alice", "--wallets", wallets, "--json"];
const alice = keypairFromSuri(`${DEV_PHRASE}//Alice`);
const hotkey = keypairFromSuri(`${DEV_PHRASE}//Alice_hk`);
const MESSAGE = "I am Alice";
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeAll(async () => {
  await regenerateKey("coldkey", { phrase: `${DEV_PHRASE}//Alice` }, { root: wallets, name: "alice" });
  await regenerateKey("hotkey", { phrase: `${DEV_PHRASE}//Alice_hk` }, { root: wallets, name: "alice", hotkey: "one" });
});

describe("tao wallet sign and tao wallet verify", () => {
  it.each([
    ["the coldkey", [MESSAGE], [MESSAGE], alice.address, "bare"],
    ["a hotkey", [MESSAGE, "--hotkey", "one"], [MESSAGE], hotkey.address, "bare"],
    ["tags", [MESSAGE, "--wrap"], [MESSAGE], alice.address, "wrapped"],
    ["a file", ["--file", join(base, "bytes")], ["--file", join(base, "bytes")], alice.address, "wrapped"],
  ])("take what each other makes: %s", async (_, signing, verifying, address, form) => {
    writeFileSync(join(base, "bytes"), Uint8Array.of(0, 255, 10));
    const signed = await tao(["wallet", "sign", ...signing, ...own]);
    expect(signed.code).toBe(0);
    const result = JSON.parse(signed.stdout);
    expect(result).toMatchObject({ address, form, scheme: "sr25519" });
    const verified = await taoHere(["wallet", "verify", ...verifying, result.signature, address, "--json"]);
    expect(verified).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(verified.stdout)).toEqual({ valid: true, form, scheme: "sr25519", address });
  });

  it("take signatures of other tools, with or without 0x", async () => {
    for (const [bytes, words] of [
      [MESSAGE, "as it is"],
      [`<Bytes>${MESSAGE}</Bytes>`, "polkadot-js"],
    ] as const) {
      const hex = toHex(alice.sign(new TextEncoder().encode(bytes))).slice(2);
      const { code, stdout } = await taoHere(["wallet", "verify", MESSAGE, hex.toUpperCase(), alice.address]);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^valid: .*${words}`));
    }
  });

  it("take the name of a contact or wallet for the signer, and show its address", async () => {
    await taoHere(["contacts", "add", "one", hotkey.address, "--wallets", wallets]);
    for (const [name, keypair] of [
      ["one", hotkey],
      ["alice", alice],
    ] as const) {
      const signature = toHex(keypair.sign(new TextEncoder().encode(MESSAGE)));
      const args = ["wallet", "verify", MESSAGE, signature, name, "--wallets", wallets];
      const { code, stdout } = await taoHere(args);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`by ${name} (${keypair.address})`)]);
      const result = JSON.parse((await taoHere([...args, "--json"])).stdout);
      expect(result).toMatchObject({ valid: true, name, address: keypair.address });
    }
    const nobody = await taoHere([
      "wallet",
      "verify",
      MESSAGE,
      `0x${"07".repeat(64)}`,
      "nobody",
      "--json",
      "--wallets",
      base,
    ]);
    expect(nobody.code).toBe(1);
    expect(JSON.parse(nobody.stdout).error).toMatchObject({ code: "NOT_AN_ADDRESS" });
  });

  it("say that a signature is not valid, with exit code 1", async () => {
    const signature = toHex(alice.sign(new TextEncoder().encode("I am Bob")));
    const args = ["wallet", "verify", MESSAGE, signature, alice.address];
    expect(await tao(args)).toMatchObject({ code: 1, stdout: expect.stringMatching(/^not valid/), stderr: "" });
    const { code, stdout } = await taoHere([...args, "--json"]);
    expect([code, JSON.parse(stdout)]).toEqual([1, { valid: false, address: alice.address }]);
  });

  it("say what is wrong with bad input, with exit code 2", async () => {
    const signature = toHex(fromHex(`0x${"07".repeat(64)}`));
    for (const [args, reason] of [
      [[MESSAGE, "0x12", alice.address], "64 bytes"],
      [[MESSAGE, "0xzz", alice.address], "no signature"],
      [[MESSAGE, signature, `${alice.address.slice(0, -1)}1`], "no address"],
      [[MESSAGE, signature], "give a message"],
      [[MESSAGE, signature, alice.address, "more"], "give a message"],
      [["--file", join(base, "none"), signature, alice.address], "cannot be read"],
      [["--file", base, signature, alice.address], "no regular file"],
    ] as const) {
      const { code, stdout } = await taoHere(["wallet", "verify", ...args, "--json"]);
      expect(code).toBe(2);
      expect(JSON.parse(stdout).error).toMatchObject({ code: "USAGE", message: expect.stringContaining(reason) });
    }
    for (const args of [[], [MESSAGE, "--file", "x"]])
      expect((await taoHere(["wallet", "sign", ...args])).code).toBe(2);
  });

  it("say what cannot be signed, and ask for a password where there is one", async () => {
    const error = async (...args: string[]) => JSON.parse((await taoHere(["wallet", "sign", ...args])).stdout).error;
    expect(await error("--file", join(base, "none"), ...own)).toMatchObject({ code: "MESSAGE_UNREADABLE" });
    expect(await error(MESSAGE, "--hotkey", "two", ...own)).toMatchObject({ code: "WALLET_NOT_FOUND" });
    const deriveKey = () => Promise.resolve(new Uint8Array(32));
    await createKey("coldkey", { root: wallets, name: "locked", password: "correct horse 7", deriveKey });
    const locked = ["--wallet", "locked", "--wallets", wallets, "--json"];
    expect(await error(MESSAGE, ...locked)).toMatchObject({ code: "NO_TERMINAL" });
  });
});
