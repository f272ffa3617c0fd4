import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { takeLock } from "@opentao/sdk/lock";
import { afterAll, describe, expect, it } from "vitest";
import { readContacts, writeContacts } from "../../src/shared/contacts.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-book-"));
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs a command of `tao contacts`; its result, or its error under `error`. */
async function contacts(wallets: string, ...args: string[]) {
  return JSON.parse((await tao(["contacts", ...args, "--wallets", wallets, "--json"])).stdout);
}

describe("the file of the contacts", () => {
  it("can be read and changed when it is as large as it may become", async () => {
    const wallets = join(base, "large");
    // 64 characters of four bytes each; a quotation mark takes two.
    const names = Array.from({ length: 1000 }, (_, i) => `${"𠀀".repeat(60)}${String(i).padStart(4, '"')}`);
    await writeContacts(wallets, new Map(names.slice(1).map((name) => [name, BOB])));
    expect(await contacts(wallets, "add", names[0] ?? "", BOB)).toMatchObject({ name: names[0] });
    expect(readContacts(wallets).size).toBe(1000);
    expect((await contacts(wallets, "add", "more", BOB)).error).toMatchObject({ code: "TOO_MANY_CONTACTS" });
    expect(await contacts(wallets, "remove", names[7] ?? "")).toMatchObject({ address: BOB });
    expect(readContacts(wallets).size).toBe(999);
  });

  it("is changed by one process at a time: nothing that one adds is lost by another", async () => {
    const wallets = join(base, "shared");
    await contacts(wallets, "add", "first", BOB);
    const lock = takeLock(join(wallets, ".opentao-contacts.lock"));
    if ("holder" in lock) throw new Error("the command has kept the lock");
    const before = readFileSync(join(wallets, "opentao-contacts.json"), "utf8");
    for (const args of [
      ["add", "second", BOB],
      ["remove", "first"],
    ])
      expect((await contacts(wallets, ...args)).error).toMatchObject({
        code: "CONTACTS_BUSY",
        message: expect.stringContaining(String(process.pid)),
      });
    expect(readFileSync(join(wallets, "opentao-contacts.json"), "utf8")).toBe(before);
    lock.release();
    const names = ["a", "b", "c", "d"];
    const results = await Promise.all(names.map((name) => contacts(wallets, "add", name, BOB)));
    const added = results.flatMap(({ name, error }) => {
      if (error !== undefined) expect(error).toMatchObject({ code: "CONTACTS_BUSY" });
      return error === undefined ? [name] : [];
    });
    expect(added.length).toBeGreaterThan(0);
    const listed = (await contacts(wallets, "list")).contacts.map(({ name }: { readonly name: string }) => name);
    expect(listed).toEqual([...added, "first"].sort());
  });
});
