import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWallet, readPolkadotJs, regenerateKey } from "../../src/wallet/index.ts";
import { walletsFolder } from "./folder.ts";

interface Export {
  readonly type: "sr25519" | "ed25519";
  readonly password: string;
  /** With the prefix of this network. */
  readonly address: string;
  readonly json: { encoded: string; encoding: { content: string[]; type: string[]; version: string }; address: string };
}
const exports: Export[] = JSON.parse(
  await readFile(new URL("../fixtures/polkadotJsExports.json", import.meta.url), "utf8"),
);
const folder = walletsFolder();
const file = () => join(folder.root, "export.json");
const write = (json: unknown) => folder.write("export.json", JSON.stringify(json));

describe("accounts that polkadot-js exported", () => {
  it.each(exports)("become keys of a wallet: $type, password $password, $json.address", async (one) => {
    await write(one.json);
    const secret = await readPolkadotJs(file(), { askPassword: async () => one.password });
    expect(await regenerateKey("coldkey", secret, { root: folder.root })).toBe(one.address);
    const wallet = await openWallet({ root: folder.root });
    expect(await wallet.coldkey()).toMatchObject({ address: one.address, scheme: one.type });
  });

  it("need their password", async () => {
    await write(exports[0]?.json);
    await expect(readPolkadotJs(file())).rejects.toMatchObject({ code: "PASSWORD_NEEDED" });
    const askPassword = async () => "another";
    await expect(readPolkadotJs(file(), { askPassword })).rejects.toMatchObject({ code: "WRONG_PASSWORD" });
  });

  it("are refused when they are not what they say, or ask for too much", async () => {
    const json = exports[0]?.json;
    if (json === undefined) throw new Error("the fixture is empty");
    const bytes = Buffer.from(json.encoded, "base64");
    const withParameters = (N: number, p: number, r: number): string => {
      const changed = Buffer.from(bytes);
      for (const [index, value] of [N, p, r].entries()) changed.writeUInt32LE(value, 32 + 4 * index);
      return changed.toString("base64");
    };
    const bad = [
      { ...json, address: exports.at(-1)?.address },
      { ...json, encoding: { ...json.encoding, content: ["pkcs8", "ecdsa"] } },
      { ...json, encoding: { ...json.encoding, content: ["batch-pkcs8"] }, accounts: [] },
      { ...json, encoded: "" },
      { ...json, encoded: "A".repeat(10_000) },
      ...[
        [2 ** 31, 1, 8],
        [0, 1, 8],
        [32_768, 4_000_000_000, 8],
        [32_768, 1, 0],
        [32_767, 1, 8],
        [2, 1, 2 ** 31],
      ].map(([N = 0, p = 0, r = 0]) => ({ ...json, encoded: withParameters(N, p, r) })),
      {},
      [],
      null,
    ];
    for (const one of bad) {
      await write(one);
      const read = readPolkadotJs(file(), { askPassword: async () => exports[0]?.password ?? "" });
      await expect(read).rejects.toMatchObject({ code: "KEYFILE_INVALID", hint: expect.stringMatching(/\w/) });
    }
  });
});
