import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type Stage, startStage } from "./stage.ts";

/** Width of a small screen, in pixels. */
const PHONE = 360;

/** Boxes that hide something on their right without a shadow there. */
const UNTOLD = `[...document.querySelectorAll("main *, header *")].filter((box) =>
  ["auto", "scroll"].includes(getComputedStyle(box).overflowX) && box.scrollWidth - box.clientWidth - box.scrollLeft >= 2 &&
  !box.parentElement.hasAttribute("data-after")).map((box) => box.outerHTML.slice(0, 200))`;

/** Chosen links of bars that scroll, of which a part is hidden. */
const CUT = `[...document.querySelectorAll("nav a[aria-current]")].filter((link) => {
  const [own, bar] = [link.getBoundingClientRect(), link.closest("nav").getBoundingClientRect()];
  return own.left < bar.left - 1 || own.right > bar.right + 1;
}).map((link) => link.innerText)`;

/** Legends of charts that tell nothing at all while nobody points at them. */
const AT_REST = `[...document.querySelectorAll("figure > div:not([hidden]) .u-legend")].map((legend) => legend.innerText)
  .filter((text) => !/\\d/.test(text))`;

describe.skipIf(!hasBrowser)("the page in a browser", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.stop());

  it("opens every page, in both looks and languages and on a phone: no error, nothing forbidden, no request to strangers, no barrier", async () => {
    for (const [name, path] of Object.entries(stage.pages)) {
      const open = await stage.open(path, { locale: "en-US", colorScheme: "light" });
      await open.settled();
      expect(await open.page.locator("html").getAttribute("lang"), name).toBe("en");
      expect(await open.barriers(), `${name}, light`).toEqual([]);
      await open.page.emulateMedia({ colorScheme: "dark" });
      expect(await open.barriers(), `${name}, dark`).toEqual([]);
      expect(open.faults, name).toEqual([]);
      await open.close();
      const phone = await stage.open(path, { locale: "fr-FR", viewport: { width: PHONE, height: 740 } });
      await phone.settled();
      expect(await phone.page.locator("html").getAttribute("lang"), name).toBe("fr");
      expect(await phone.page.evaluate("document.documentElement.scrollWidth"), name).toBeLessThanOrEqual(PHONE);
      expect(await phone.page.evaluate(UNTOLD), `${name}: scrolls and does not show it`).toEqual([]);
      expect(await phone.page.evaluate(CUT), `${name}: where one is is cut off`).toEqual([]);
      expect(await phone.page.evaluate(AT_REST), `${name}: a legend without values`).toEqual([]);
      expect(phone.faults, `${name}, on a phone`).toEqual([]);
      await phone.close();
    }
  });

  it("shows the chain as it grows", async () => {
    const open = await stage.open("/", { locale: "en-US" });
    await open.settled();
    const before = await open.height();
    await stage.network.chain.waitForHead(({ number }) => number > before + 20);
    await expect.poll(() => open.height(), { timeout: 300_000 }).toBeGreaterThan(before);
    await open.close();
  });

  it("shows names of strangers as text", async () => {
    const open = await stage.open("/", { locale: "en-US" });
    await open.settled();
    await open.page.getByText("<img src=x onerror=alert()>").first().waitFor();
    expect(await open.page.locator("body").textContent()).not.toContain("\u202e");
    expect(await open.page.locator("main img").count()).toBe(0);
    await open.close();
  });

  it("runs the chain's own code: a payment adds up, and a what-if without changes changes nothing", async () => {
    const { number } = await stage.network.chain.head("finalized");
    const neuron = await stage.open(stage.pages.neuron ?? "", { locale: "en-US" });
    await neuron.page.getByLabel("Block", { exact: true }).fill(`${number}`);
    await neuron.page.getByRole("button", { name: "Explain" }).click();
    await neuron.page.getByText("It adds up").waitFor();
    // A number alone says nothing: it is a block's, and so long ago.
    await neuron.page
      .getByText(/^block \d+ · (?:now|.* ago)$/)
      .first()
      .waitFor();
    await neuron.page.getByText("New TAO that a block makes").first().click();
    await neuron.page.getByText("TAO issued before the block").first().waitFor();
    expect(neuron.faults).toEqual([]);
    await neuron.close();
    const whatIf = await stage.open(stage.pages.whatIf ?? "", { locale: "en-US" });
    await whatIf.page.getByRole("button", { name: "Compute" }).click();
    await whatIf.page.getByText("Both are the same").waitFor();
    expect(whatIf.faults).toEqual([]);
    await whatIf.close();
  });

  it("is worked with the keyboard alone: pages are reached, and content is skipped to", async () => {
    const open = await stage.open("/", { locale: "en-US" });
    await open.settled();
    await open.page.keyboard.press("Tab");
    await open.page.keyboard.press("Enter");
    expect(await open.page.evaluate("document.activeElement.id")).toBe("content");
    await open.page.locator("nav a[href$='#/blocks']").focus();
    await open.page.keyboard.press("Enter");
    await open.page.waitForURL("**/#/blocks");
    await open.close();
  });
});
