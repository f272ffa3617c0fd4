import { keypairFromSuri } from "@opentao/crypto";
import { getUid, registerNetwork, transfer } from "@opentao/sdk/chain";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { findBrowser, NO_BROWSER, pagesOf } from "../../../../scripts/browser.mjs";
import { IndexApi } from "../../../indexer/src/api/index.ts";
import { Indexer, openIndex } from "../../../indexer/src/index.ts";
import { embeddedPlaces } from "../../../indexer/test/places.ts";
import { startNetwork, type TestNetwork } from "../../../sdk/test/e2e/network.ts";
import { type Explorer, serveExplorer } from "../../src/server/serve.ts";
import { LyingProxy } from "../support/lyingProxy.ts";
import { OpenPage } from "./openPage.ts";

/** True where there is a browser to try the page in. */
export const hasBrowser = findBrowser() !== undefined;

/** A name that a stranger gives a subnet. */
export const HOSTILE = "<img src=x onerror=alert()>\u202e";

/** A network with a few things to see, its page, and a browser. */
export interface Stage {
  readonly network: TestNetwork;
  readonly explorer: Explorer;
  /** Proxy between the page and the node, which can lie. */
  readonly proxy: LyingProxy;
  /** Addresses of all pages, behind `#`, by name. */
  readonly pages: Readonly<Record<string, string>>;
  /** Opens a page as a visitor who has never been there. @param script - runs in it before its own scripts */
  open(path: string, visitor?: BrowserContextOptions, script?: string): Promise<OpenPage>;
  /** Has the index, where there is one, read all that is finalized. */
  readIndex(): Promise<void>;
  stop(): Promise<void>;
}

/** An index of a network, which follows it on demand, and its API. */
async function startIndex({ chain }: TestNetwork) {
  const places = await embeddedPlaces();
  const index = await openIndex(await places.take());
  const api = await IndexApi.start(index.db, { port: 0, onProblem: console.error });
  return {
    url: api.url,
    read: () => new Indexer(index.db, chain).catchUp(),
    stop: async () => {
      await api.close();
      await index.close();
      await places.stop();
    },
  };
}

async function furnish({ chain }: TestNetwork): Promise<Readonly<Record<string, string>>> {
  const alice = keypairFromSuri("//Alice");
  const hotkey = keypairFromSuri("//Alice//owner").address;
  const { netuid } = await registerNetwork(chain, alice, { hotkey, identity: { name: HOSTILE } });
  const uid = await getUid(chain, { netuid, hotkey });
  if (uid === undefined) throw new Error("the owner of a subnet has no neuron there");
  await transfer(chain, alice, { to: keypairFromSuri("//Bob").address, amount: 1_000_000_000n });
  const { number: block } = await chain.head();
  return pagesOf({ netuid, uid, block, address: alice.address });
}

/** Choice of what a stage has. */
export interface StageOptions {
  /** Addresses at which validators publish their rounds. */
  readonly validators?: readonly string[];
  /** True when a light client in the page can prove what it shows. */
  readonly isProvable?: boolean;
  /** True when there is an index, which reads what `readIndex` tells it to. */
  readonly isIndexed?: boolean;
}

/** Starts a stage. */
export async function startStage({
  validators = [],
  isProvable = false,
  isIndexed = false,
}: StageOptions = {}): Promise<Stage> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  const network = await startNetwork({ preset: "local", hasPeers: isProvable });
  const proxy = await LyingProxy.start(network.url);
  const pages = await furnish(network);
  const index = isIndexed ? await startIndex(network) : undefined;
  const explorer = await serveExplorer({
    ...{ port: 0, node: proxy.url, validators },
    ...(index === undefined ? {} : { index: index.url }),
    ...(isProvable ? { specification: network.specification } : {}),
  });
  const light = (network.node.network?.addresses ?? []).flatMap((address) => /tcp\/(\d+)\/ws/.exec(address)?.[1] ?? []);
  const reached = [
    proxy.url,
    ...(index === undefined ? [] : [index.url]),
    ...validators,
    ...light.map((port) => `ws://127.0.0.1:${port}`),
  ];
  const browser: Browser = await chromium.launch({ executablePath, args: ["--disable-gpu"] });
  return {
    network,
    explorer,
    proxy,
    pages,
    open: async (path, visitor = {}, script = "") => {
      const context = await browser.newContext(visitor);
      await context.addInitScript({ content: script });
      return OpenPage.open(context, explorer.url, path, reached);
    },
    readIndex: async () => {
      await index?.read();
    },
    stop: async () => {
      await browser.close();
      await explorer.close();
      await index?.stop();
      await proxy.stop();
      await network.stop();
    },
  };
}
