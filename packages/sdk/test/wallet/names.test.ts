import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createKey, createWallet, listWallets, openWallet, regenerateKey } from "../../src/wallet/index.ts";
import { walletsFolder } from "./folder.ts";

const folder = walletsFolder();
const seed = new Uint8Array(32).fill(7);

/** Made by the official tools, which put no condition on names. */
const NAMES = [
  "miner#1",
  "a'b",
  "🦊",
  "école",
  "e\u0301cole",
  "-dash",
  " lead",
  "$(x)",
  "a;b",
  "*",
  "~x",
  ".hidden",
  "con:1",
];

describe("names", () => {
  it.each(NAMES)("that are one segment of a path are opened and listed: %j", async (name) => {
    const where = { root: folder.root, name, hotkey: name };
    const address = await regenerateKey("coldkey", { seed }, where);
    await regenerateKey("hotkey", { seed }, where);
    const wallet = await openWallet(where);
    expect((await wallet.coldkey()).address).toBe(address);
    expect((await wallet.hotkey()).address).toBe(address);
    expect(await listWallets(folder.root)).toEqual([
      { name, coldkeyAddress: address, coldkeyState: "plain", hotkeys: [{ name, address, state: "plain" }] },
    ]);
  });

  it.each(["", ".", "..", "a/b", "../x", "/etc", "a\0b", "a\nb", "\u001b[2J", "\u009b2J", "x".repeat(241), "\ud800"])(
    "that lead elsewhere or control a terminal are refused: %j",
    async (name) => {
      const refusal = { code: "INVALID_NAME" };
      await expect(openWallet({ root: folder.root, name })).rejects.toMatchObject(refusal);
      await expect(createKey("hotkey", { root: folder.root, hotkey: name })).rejects.toMatchObject(refusal);
      expect(await listWallets(folder.root)).toEqual([]);
    },
  );

  it("never lead out of the folder", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 12 }), async (name) => {
        const opened = await openWallet({ root: join(folder.root, "deep"), name }).catch((error: unknown) => error);
        expect(opened).toMatchObject({ code: expect.stringMatching(/^(INVALID_NAME|WALLET_NOT_FOUND)$/) });
      }),
    );
  });

  it("are found in either form of Unicode, and neither is made beside the other", async () => {
    for (const [made, asked] of [
      ["école", "e\u0301cole"],
      ["e\u0301té", "été"],
    ] as const) {
      const where = { root: folder.root, name: made, hotkey: made };
      const address = await regenerateKey("coldkey", { seed }, where);
      await regenerateKey("hotkey", { seed }, where);
      const wallet = await openWallet({ root: folder.root, name: asked, hotkey: asked });
      expect(wallet.coldkeyAddress).toBe(address);
      expect((await wallet.hotkey()).address).toBe(address);
      await expect(createKey("coldkey", { root: folder.root, name: asked })).rejects.toMatchObject({
        code: "WALLET_EXISTS",
      });
    }
  });

  it("of hotkeys do not end as files with public keys do, which would be written over them", async () => {
    await expect(createKey("hotkey", { root: folder.root, hotkey: "minerpub.txt" })).rejects.toMatchObject({
      code: "INVALID_NAME",
    });
  });
});

describe("a list of wallets", () => {
  it("says how each key lies there, and leaves out what is none", async () => {
    const deriveKey = async () => new Uint8Array(32);
    const made = await createWallet({ root: folder.root, name: "alice", password: "correct horse 1", deriveKey });
    const watched = made.hotkey.address;
    const files: [string, string][] = [
      ["README.md", "# my wallets"],
      ["notes/todo.txt", "nothing"],
      ["empty/hotkeys/.keep", ""],
      ["alice/hotkeys/notes.txt", "remember"],
      ["alice/hotkeys/list.json", "[1, 2]"],
      ["alice/hotkeys/.DS_Store", "\0\0\0\u0001Bud1"],
      ["alice/hotkeys/watchedpub.txt", JSON.stringify({ ss58Address: watched })],
      ["alice/hotkeys/cut", "{"],
      ["alice/hotkeys/cutpub.txt", JSON.stringify({ ss58Address: watched })],
      ["alice/hotkeys/wrong", JSON.stringify({ secretPhrase: "nonsense" })],
      ["watch/coldkeypub.txt", JSON.stringify({ ss58Address: watched })],
    ];
    for (const [path, contents] of files) await folder.write(path, contents);
    await mkdir(join(folder.root, "alice", "hotkeys", "folder"));
    await writeFile(join(folder.root, "alice", "hotkeys", "big"), Buffer.alloc(1 << 20));
    expect(await listWallets(folder.root)).toEqual([
      {
        name: "alice",
        coldkeyAddress: made.coldkey.address,
        coldkeyState: "encrypted",
        hotkeys: [
          { name: "cut", address: watched, state: "damaged" },
          { name: "default", address: made.hotkey.address, state: "plain" },
          { name: "watched", address: watched, state: "public" },
          { name: "wrong", address: undefined, state: "damaged" },
        ],
      },
      { name: "watch", coldkeyAddress: watched, coldkeyState: "public", hotkeys: [] },
    ]);
    expect((await openWallet({ root: folder.root, name: "watch" })).coldkeyAddress).toBe(watched);
    // A key that is only watched is not lost to another.
    await expect(createKey("coldkey", { root: folder.root, name: "watch" })).rejects.toMatchObject({
      code: "WALLET_EXISTS",
    });
  });
});
