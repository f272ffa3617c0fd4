// npm run bench -- explorer/page: what a page in a browser does for each block of a subnet with 256 neurons and 64
// validators, and how smoothly its matrix of weights scrolls. Rivals are aims: 50 ms of script a block, and a screen
// that is drawn 60 times a second. The node is a process of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveExplorer } from "@opentao/explorer";
import { Chain } from "@opentao/sdk/chain";
import { type CDPSession, chromium, type Page } from "playwright-core";
import { findBrowser, NO_BROWSER, pagesOf } from "../../../scripts/browser.mjs";
import { median } from "../../node/bench/medians.ts";
import { ended, sayResult, startTask, taskOfProcess } from "../../node/bench/processes.ts";
import { OpenPage } from "../test/browser/openPage.ts";
import { startLargeSubnet } from "./largeSubnet.ts";

/** Blocks between two readings, and readings of a page: an epoch is among them. */
const BLOCKS = 8;
const ROUNDS = 5;
const SCRIPT_AIM = { name: "the aim", value: 50 };
/** Milliseconds for which the matrix is scrolled, and between two turns of the wheel: more often than screens draw. */
const SCROLL_MS = 4_000;
const WHEEL_MS = 10;
const FRAME = { name: "a frame of 60 Hz", value: 1000 / 60 };
const PAGES = ["overview", "subnet", "neurons", "weights"] as const;

/** Seconds for which a page's thread has run scripts since it was opened. */
async function scriptSeconds(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN;
}

/** Milliseconds of script for each block, in several readings. */
async function scriptOf(page: Page, chain: Chain): Promise<number[]> {
  const devTools = await page.context().newCDPSession(page);
  // Time of the thread: what else the machine does counts for nothing.
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [{ number }, before] = await Promise.all([chain.head(), scriptSeconds(devTools)]);
    await chain.waitForHead((head) => head.number >= number + BLOCKS);
    times.push((1000 * ((await scriptSeconds(devTools)) - before)) / BLOCKS);
  }
  return times;
}

/** Milliseconds between the frames of a page whose matrix is scrolled down and up again. */
async function framesOf(page: Page): Promise<number[]> {
  const matrix = page.locator("main canvas").first();
  await matrix.scrollIntoViewIfNeeded();
  await matrix.hover();
  // A text, as the page's own type declarations do not hold here.
  await page.evaluate(`
    globalThis.frames = [];
    let last;
    const frame = (now) => {
      if (last !== undefined) globalThis.frames.push(now - last);
      last = now;
      globalThis.request = requestAnimationFrame(frame);
    };
    globalThis.request = requestAnimationFrame(frame);
  `);
  const end = performance.now() + SCROLL_MS;
  for (let turn = 0; performance.now() < end; turn += 1) {
    await page.mouse.wheel(0, turn % 100 < 50 ? 40 : -40);
    await page.waitForTimeout(WHEEL_MS);
  }
  const frames: unknown = await page.evaluate("cancelAnimationFrame(globalThis.request), globalThis.frames");
  // What was gathered there.
  return frames as number[];
}

async function measure(executablePath: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "opentao-page-bench-"));
  const node = await startTask({ folder });
  const url = String(node.result);
  const explorer = await serveExplorer({ port: 0, node: url });
  const browser = await chromium.launch({ executablePath, args: ["--disable-gpu"] });
  const chain = await Chain.connect(url);
  try {
    const paths: Readonly<Record<string, string>> = pagesOf({ netuid: 1, uid: 1, block: 1, address: "" });
    for (const name of PAGES) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const open = await OpenPage.open(context, explorer.url, paths[name] ?? "", [url]);
      await open.settled();
      const { page } = open;
      const id = `explorer/page-${name}`;
      const times = await scriptOf(page, chain);
      const what = `${name}: script of the page, a block`;
      for (const [which, value] of [["median", median(times)] as const, ["worst", Math.max(...times)] as const]) {
        const line = { id: `${id}-${which}`, what: `${what}, ${which}`, value, unit: "ms", better: "less" };
        console.log(JSON.stringify({ ...line, rival: SCRIPT_AIM }));
      }
      if (name === "weights") {
        const frames = (await framesOf(page)).sort((a, b) => a - b);
        const scrolled = "weights, scrolled: time of a frame";
        const frame = {
          id: `${id}-frame`,
          what: `${scrolled}, median`,
          value: median(frames),
          unit: "ms",
          better: "less",
        };
        console.log(JSON.stringify({ ...frame, rival: FRAME }));
        const late = { what: `${scrolled}, 95 of 100`, value: frames[Math.floor(frames.length * 0.95)] ?? Number.NaN };
        console.log(JSON.stringify({ id: `${id}-frame-95`, ...late, unit: "ms", better: "less" }));
      }
      await open.close();
    }
  } finally {
    chain.close();
    await browser.close();
    await explorer.close();
    await ended(node.child);
    rmSync(folder, { recursive: true, force: true });
  }
}

const task = taskOfProcess();
const browser = findBrowser();
// Only `measure` gives tasks.
if (task !== undefined) sayResult(await startLargeSubnet((task as { readonly folder: string }).folder));
else if (browser === undefined) console.error(`The page is not measured: ${NO_BROWSER}`);
else await measure(browser);
