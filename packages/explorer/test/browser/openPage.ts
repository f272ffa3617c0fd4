import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";

/** Faults of accessibility that keep somebody out. */
const GRAVE = ["moderate", "serious", "critical"];

const TIMEOUT_MS = 300_000;

/** Memory of a page after garbage was collected. */
interface Memory {
  /** Bytes of JavaScript's objects. */
  readonly heap: number;
  /** Nodes of documents, in sight or held by something. */
  readonly nodes: number;
  readonly listeners: number;
}

/** A page in a browser, with all that went wrong in it. */
export class OpenPage {
  readonly page: Page;
  /** Errors, violations of the Content-Security-Policy and requests to strangers, in words. */
  readonly faults: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  /** Opens a page. @param reached - addresses besides the page's own that it may reach */
  static async open(context: BrowserContext, url: string, path: string, reached: readonly string[]): Promise<OpenPage> {
    const page = await context.newPage();
    // For what hangs: how fast a machine is decides no test.
    page.setDefaultTimeout(TIMEOUT_MS);
    const open = new OpenPage(context, page);
    open.#watch(new Set([url, ...reached].map((one) => new URL(one).host)));
    await page.goto(`${url}#${path}`);
    return open;
  }

  /** Waits until it shows a block of the chain and has read what it wanted to read. */
  async settled(): Promise<void> {
    await this.page.locator("header a[href*='#/blocks/']").first().waitFor();
    await this.page.locator("main > *").first().waitFor();
    // A condition given as a text is evaluated in the page again and again, which its policy forbids.
    await this.page.waitForSelector("[data-pending]", { state: "detached" });
  }

  /** Faults of accessibility in the page as it looks now, a line each. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const found: unknown = await this.page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
    // The answer of the library that was just loaded there.
    const { violations } = found as axe.AxeResults;
    return violations
      .filter(({ impact }) => GRAVE.includes(impact ?? ""))
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ""}`));
  }

  /** Height of the chain as the page shows it. */
  async height(): Promise<number> {
    const text = await this.page.locator("header a[href*='#/blocks/']").first().textContent();
    return Number(text?.replaceAll(",", ""));
  }

  /** Memory that it holds on to. */
  async memory(): Promise<Memory> {
    const devTools = await this.#context.newCDPSession(this.page);
    await devTools.send("Performance.enable");
    await devTools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devTools.send("Performance.getMetrics");
    await devTools.detach();
    const known = new Map(metrics.map(({ name, value }) => [name, value]));
    const one = (name: string): number => known.get(name) ?? Number.NaN;
    return { heap: one("JSHeapUsedSize"), nodes: one("Nodes"), listeners: one("JSEventListeners") };
  }

  /** Ends it, with all that it has stored. */
  close(): Promise<void> {
    return this.#context.close();
  }

  #watch(known: ReadonlySet<string>): void {
    const reach = (address: string): void => {
      const { protocol, host } = new URL(address);
      if (!["data:", "blob:"].includes(protocol) && !known.has(host)) this.faults.push(`reaches ${address}`);
    };
    this.page.on("pageerror", (error) => this.faults.push(`error: ${error.stack ?? error.message}`));
    // What the policy forbids is told here as well.
    this.page.on("console", (said) => {
      if (["error", "warning"].includes(said.type())) this.faults.push(`${said.type()}: ${said.text()}`);
    });
    this.page.on("request", (request) => reach(request.url()));
    this.page.on("websocket", (socket) => reach(socket.url()));
  }
}
