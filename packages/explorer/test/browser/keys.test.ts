import { readFile } from "node:fs/promises";
import { fromHex, toHex } from "@opentao/codec";
import { keypairFromSuri, privateKeyFromSuri } from "@opentao/crypto";
import { readKey } from "@opentao/sdk/keys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenPage } from "./openPage.ts";
import { hasBrowser, type Stage, startStage } from "./stage.ts";
import { addWords, LISTENING, newPassword, PASSWORD, WORDS } from "./wallet.ts";

const SECRET = toHex(privateKeyFromSuri(WORDS)).slice(2, 66);
const ADDRESS = keypairFromSuri(WORDS).address;

describe.skipIf(!hasBrowser)("keys in the browser", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.stop());

  const wallet = (script = LISTENING): Promise<OpenPage> => stage.open("/wallet", { locale: "en-US" }, script);
  const said = (open: OpenPage): Promise<string[]> => open.page.evaluate("window.ofThreads");

  it("are made of words that are shown once, and asked for before they are kept", async () => {
    const open = await wallet();
    const { page } = open;
    await newPassword(open);
    await page.getByRole("button", { name: "Show 12 words" }).click();
    const items = page.getByRole("listitem").filter({ hasText: /^[a-z]+$/ });
    await items.nth(11).waitFor();
    expect(await open.barriers()).toEqual([]);
    const words = await items.allTextContents();
    await page.getByRole("button", { name: "I have written them down" }).click();
    expect(await open.barriers()).toEqual([]);
    const fields = page.getByLabel(/^Word \d+$/);
    const labels = await page.locator("label", { hasText: /^Word \d+$/ }).allTextContents();
    expect(labels).toHaveLength(3);
    for (const [at, label] of labels.entries()) {
      await fields.nth(at).fill("wrong");
      expect(words).not.toContain("wrong");
      await fields.nth(at).fill(at === 2 ? "wrong" : `${words[Number(label.slice(5)) - 1]}`);
    }
    await page.getByRole("button", { name: "Keep this account" }).click();
    await page.getByRole("alert").getByText("These are other words").waitFor();
    await fields.nth(2).fill(`${words[Number(labels[2]?.slice(5)) - 1]}`);
    await page.getByRole("button", { name: "Keep this account" }).click();
    const { address } = keypairFromSuri(words.join(" "));
    await page.getByRole("list", { name: "Accounts in this browser" }).getByTitle(address).waitFor();
    // The one message that shows them.
    expect((await said(open)).filter((message) => message.includes(words.slice(0, 3).join('","')))).toHaveLength(1);
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("never come back from their thread: not when they are imported, unlocked, exported or locked", async () => {
    const open = await wallet();
    const { page } = open;
    await newPassword(open);
    await addWords(open);
    await page.reload();
    await page.getByText("locked", { exact: true }).waitFor();
    await page.getByLabel("Password of the keys in this browser").fill("wrong password");
    await page.getByRole("button", { name: "Unlock" }).click();
    await page.getByRole("alert").getByText("The password is wrong").waitFor();
    expect(await open.barriers()).toEqual([]);
    await page.getByLabel("Password of the keys in this browser").fill(PASSWORD);
    await page.getByRole("button", { name: "Unlock" }).click();
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByLabel("Password of the keys in this browser").fill(PASSWORD);
    const downloading = page.waitForEvent("download");
    await page.locator("form").getByRole("button", { name: "Export" }).click();
    const file = new Uint8Array(await readFile(await (await downloading).path()));
    expect((await readKey(file, PASSWORD, "the export")).keypair.address).toBe(ADDRESS);
    await page.getByRole("button", { name: "Lock now" }).click();
    await page.getByText("locked", { exact: true }).waitFor();
    const messages = (await said(open)).join("\n");
    expect(messages).toContain(ADDRESS);
    for (const word of WORDS.split(" ")) expect(messages).not.toContain(word);
    for (const secret of [SECRET, PASSWORD]) expect(messages).not.toContain(secret);
    const kept = await page.evaluate(
      "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.body.innerHTML])",
    );
    for (const secret of ["bottom drive", "obey lake", "fit walk", SECRET, PASSWORD])
      expect(kept).not.toContain(secret);
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("come from key files of the official wallet and from exports of polkadot-js", async () => {
    const open = await wallet();
    const { page } = open;
    await newPassword(open);
    const read = async (name: string) =>
      JSON.parse(await readFile(new URL(`../../../sdk/test/fixtures/${name}.json`, import.meta.url), "utf8"));
    const official = await read("officialKeyfiles");
    const [exported] = await read("polkadotJsExports");
    const nacl = official.encrypted.find(({ variant }: { variant: string }) => variant === "nacl");
    const files = [
      { buffer: Buffer.from(fromHex(nacl.hex)), password: official.password, address: nacl.address },
      { buffer: Buffer.from(JSON.stringify(exported.json)), password: exported.password, address: exported.address },
    ];
    for (const { buffer, password, address } of files) {
      const add = page.getByRole("button", { name: "Add an account" });
      const way = page.getByRole("button", { name: "From a file" });
      await add.or(way).first().waitFor();
      if (await add.isVisible()) await add.click();
      await way.click();
      await page.getByLabel("File", { exact: true }).setInputFiles({ name: "key", mimeType: "text/plain", buffer });
      await page.getByLabel("Password of the file, if it has one").fill("another");
      await page.getByRole("button", { name: "Import" }).click();
      await page.getByRole("alert").getByText("The password is wrong").waitFor();
      await page.getByLabel("Password of the file, if it has one").fill(password);
      await page.getByRole("button", { name: "Import" }).click();
      await page.getByRole("list", { name: "Accounts in this browser" }).getByTitle(address).waitFor();
    }
    expect(await open.barriers()).toEqual([]);
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("lock when nobody is there, and are forgotten after a question", async () => {
    const open = await wallet(`window.isHasty = true;${LISTENING}`);
    const { page } = open;
    await newPassword(open);
    await addWords(open);
    await page.getByText("locked", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Export" }).count()).toBe(0);
    await page.getByRole("button", { name: "Forget" }).click();
    expect(await page.getByRole("button", { name: "Delete its key" }).isDisabled()).toBe(true);
    expect(await open.barriers()).toEqual([]);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Delete its key" }).click();
    await page.getByText("Choose a password.").waitFor();
    expect(open.faults).toEqual([]);
    await open.close();
  });
});
