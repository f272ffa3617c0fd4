import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type Stage, startStage } from "./stage.ts";

const BOB = keypairFromSuri("//Bob").address;
/** A balance that nobody has, in rao, and as the page would show it. */
const MADE_UP = 123_456_000_000_000n;
/** Said where a page would show history: this network has no index. */
const NO_INDEX = "History needs an index";

describe.skipIf(!hasBrowser)("a page that believes no node", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ isProvable: true });
  });
  afterAll(() => stage.stop());

  it("proves every page, and finds out a node that lies about a balance: the proven one is shown", async () => {
    const open = await stage.open("/trust", { locale: "en-US" });
    await open.settled();
    await open.page.getByRole("button", { name: "Prove everything" }).click();
    await open.page.getByRole("link", { name: "Proven" }).waitFor();
    for (const [name, path] of Object.entries(stage.pages)) {
      await open.page.evaluate(`location.hash = ${JSON.stringify(path)}`);
      await open.settled();
      const faults = await open.page.getByRole("alert").allTextContents();
      expect(
        faults.filter((text) => !text.includes(NO_INDEX)),
        name,
      ).toEqual([]);
    }
    expect(open.faults).toEqual([]);

    const key = (await stage.network.chain.types()).storage("System", "Account").key([BOB]);
    let forged = 0;
    stage.proxy.forge = (answer, method, [asked]) => {
      if (method !== "state_getStorage" || asked !== key || typeof answer !== "string") return answer;
      forged += 1;
      // Behind four counts of 32 bits stands what is free, in 64.
      const bytes = Buffer.from(answer.slice(2), "hex");
      bytes.writeBigUInt64LE(MADE_UP, 16);
      return `0x${bytes.toString("hex")}`;
    };
    await open.page.evaluate(`location.hash = "/accounts/${BOB}"`);
    await open.page.getByRole("link", { name: "The node lies" }).waitFor();
    await open.settled();
    expect(forged).toBeGreaterThan(0);
    expect(await open.page.locator("main").textContent()).not.toContain("123,456");
    await open.page.getByRole("link", { name: "The node lies" }).click();
    await open.page.getByText("System.Account").first().waitFor();
    const told = await open.page.locator("main").textContent();
    expect(told).toContain(`"free": "${MADE_UP}"`);
    expect(await open.barriers()).toEqual([]);
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("says that nothing can be proven where the page has no specification", async () => {
    const open = await stage.open("/trust", { locale: "fr-FR" });
    await open.page.route("**/config.json", (route) => route.fulfill({ json: { node: stage.proxy.url } }));
    await open.page.reload();
    await open.page.getByText("Cette page n'a pas la spécification").waitFor();
    await open.close();
  });
});
