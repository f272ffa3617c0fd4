// npm run screenshots [-- --page URL | --url URL] [--out DIR]: pictures of every page, light and dark, wide and on a
// phone, in both languages: of a page that is served, of a node, or else of a network that is started for it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findBrowser, NO_BROWSER, pagesOf } from "./browser.mjs";
import { ensureBuilt, install, root } from "./setup.mjs";

const LANGUAGES = { en: "en-US", fr: "fr-FR" };
const LOOKS = ["light", "dark"];
const SCREENS = { wide: { width: 1280, height: 900 }, phone: { width: 400, height: 860 } };
/** Time that a page gets to draw what it has read, in ms; one part may ask for another. */
const DRAW_MS = 500;
/** Longest time in which it must have read and computed it, in ms. */
const READ_MS = 120_000;
/** Parts that are being read or computed. */
const PENDING = "[data-pending], main progress:not([max])";
const BAR = 30;

const { values } = parseArgs({
  options: {
    page: { type: "string" },
    url: { type: "string" },
    out: { type: "string", default: "screenshots" },
  },
});

install();
await ensureBuilt();
const { Chain, getSubnets } = await import("@opentao/sdk/chain");
const { readMetagraph } = await import("@opentao/sdk/metagraph");

/** Lines that are told of a network that ended. */
const LAST_LINES = 10;

/** Serves the page of a node, or of a network that runs until this has ended. */
async function startPage() {
  const folder = mkdtempSync(join(tmpdir(), "opentao-screenshots-"));
  const tao = join(root, "packages/cli/bin/tao.mjs");
  const args =
    values.url === undefined ? ["up", "--base-path", folder] : ["explorer", "--url", values.url, "--port", "0"];
  console.error(values.url === undefined ? "Starting a network (a minute) …" : `The page of ${values.url} …`);
  const child = spawn(process.execPath, [tao, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const stop = async () => {
    const ended = once(child, "exit");
    if (child.kill()) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let page;
  const said = [];
  const found = new Promise((resolve, reject) => {
    const read = (line) => {
      said.push(line);
      page ??= /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
      // A network shows its first block when all of it runs.
      if (page !== undefined && (values.url !== undefined || line.startsWith("block "))) resolve(page);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", read);
    child.once("close", (code) => {
      reject(new Error(`tao ${args[0]} ended with ${code}:\n${said.slice(-LAST_LINES).join("\n")}`));
    });
  });
  try {
    return { page: await found, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Chooses what the pages show: the subnet with the most neurons, its best neuron and that one's account. */
async function shownOf(page) {
  const { node } = await (await fetch(new URL("config.json", page))).json();
  const chain = await Chain.connect(values.url ?? node);
  try {
    const metagraphs = await Promise.all((await getSubnets(chain)).map(({ netuid }) => readMetagraph(chain, netuid)));
    const [{ netuid, neurons }] = metagraphs.toSorted((a, b) => b.neurons.length - a.neurons.length);
    const [best] = neurons.toSorted((a, b) => b.incentive - a.incentive);
    const { number } = await chain.head();
    return { netuid, uid: best?.uid ?? 0, block: number, address: best?.coldkey ?? best?.hotkey ?? "" };
  } finally {
    chain.close();
  }
}

function show(done, total, name) {
  const cells = Math.round((done / total) * BAR);
  const line = `${"█".repeat(cells)}${"░".repeat(BAR - cells)} ${done}/${total} ${name}`;
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
}

/** Waits until a page has drawn all that it shows. */
async function settled(page) {
  await page.locator("main > *").first().waitFor();
  do {
    await page.waitForSelector(PENDING, { state: "detached" });
    await page.waitForTimeout(DRAW_MS);
  } while ((await page.locator(PENDING).count()) > 0);
}

async function shoot(browser, url, pages) {
  const kinds = Object.keys(LANGUAGES).flatMap((language) =>
    LOOKS.flatMap((look) => Object.keys(SCREENS).map((screen) => ({ language, look, screen }))),
  );
  const total = kinds.length * Object.keys(pages).length;
  let done = 0;
  for (const { language, look, screen } of kinds) {
    const visitor = { locale: LANGUAGES[language], colorScheme: look, viewport: SCREENS[screen] };
    const context = await browser.newContext(visitor);
    const page = await context.newPage();
    page.setDefaultTimeout(READ_MS);
    await page.goto(url);
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${url}#${path}`);
      await settled(page);
      await page.screenshot({ path: join(values.out, `${name}-${language}-${look}-${screen}.png`), fullPage: true });
      done += 1;
      show(done, total, name);
    }
    await context.close();
  }
  if (process.stderr.isTTY) process.stderr.write("\n");
  return total;
}

const executablePath = findBrowser();
if (executablePath === undefined) {
  console.error(`There is ${NO_BROWSER}.`);
  process.exit(1);
}
mkdirSync(values.out, { recursive: true });
const { page, stop } = values.page === undefined ? await startPage() : { page: values.page, stop: async () => {} };
try {
  const browser = await chromium.launch({ executablePath });
  try {
    const total = await shoot(browser, page, pagesOf(await shownOf(page)));
    console.log(`${total} pictures in ${values.out}`);
  } finally {
    await browser.close();
  }
} finally {
  await stop();
}
