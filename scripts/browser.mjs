// A browser for the tests and the pictures of the explorer's page: the one that is there, or that was asked for.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Way out where there is none. */
export const NO_BROWSER =
  "no Chromium on this machine: `apt-get install chromium`, or name one with OPENTAO_BROWSER=/path/to/it";

export function findBrowser() {
  const { OPENTAO_BROWSER: named, PATH = "" } = process.env;
  if (named !== undefined && named !== "") return named;
  const paths = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return paths.find(existsSync);
}

/** Installs Debian's Chromium where there is none and that may be done unasked; says what is left out otherwise. */
export function ensureBrowser() {
  if (findBrowser() !== undefined) return;
  const { CI, OPENTAO_INSTALL_BROWSER } = process.env;
  if (process.getuid?.() === 0 && (CI || OPENTAO_INSTALL_BROWSER)) {
    const { status } = spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status === 0 && findBrowser() !== undefined) return;
  }
  console.error(`The explorer's page is not tried in a browser: ${NO_BROWSER} (OPENTAO_INSTALL_BROWSER=1: as root).`);
}

export function pagesOf({ netuid, uid, block, address }) {
  return {
    overview: "/",
    subnets: "/subnets",
    subnet: `/subnets/${netuid}`,
    tasks: `/subnets/${netuid}?tab=tasks`,
    neurons: `/subnets/${netuid}?tab=neurons`,
    weights: `/subnets/${netuid}?tab=weights`,
    parameters: `/subnets/${netuid}?tab=parameters`,
    registrations: `/subnets/${netuid}?tab=registrations`,
    pool: `/subnets/${netuid}?tab=pool`,
    root: "/subnets/0",
    neuron: `/subnets/${netuid}/neurons/${uid}`,
    blocks: "/blocks",
    block: `/blocks/${block}`,
    extrinsic: `/blocks/${block}/extrinsics/0`,
    account: `/accounts/${address}`,
    search: "/search?q=1",
    whatIf: "/what-if",
    ask: "/ask",
    trust: "/trust",
    wallet: "/wallet",
  };
}
