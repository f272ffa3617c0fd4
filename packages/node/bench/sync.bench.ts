import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { inChild, whileServed, workAsChild } from "./sync/children.ts";
import type { Measured } from "./sync/roles.ts";

/** Blocks of the chain; the full run has 20,000. */
const BLOCKS = Number(process.env.OPENTAO_SYNC_BLOCKS ?? 2000);
const TRANSFERS_IN_BLOCK = 2;

function report(row: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(row));
}

function reportMemory(id: string, what: string, { peakMiB, most }: Measured): void {
  const common = { unit: "MiB", better: "less" };
  report({ id: `node/${id}-memory`, what: `${what}: peak memory`, value: peakMiB, ...common });
  report({ id: `node/${id}-anonymous`, what: `${what}: peak of its own memory`, value: most.anonymous, ...common });
  report({ id: `node/${id}-mapped`, what: `${what}: peak of pages of files`, value: most.fileBacked, ...common });
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "opentao-sync-"));
  const path = (name: string): string => join(folder, name);
  try {
    await inChild({ do: "write", path: path("source"), blocks: BLOCKS, transfers: TRANSFERS_IN_BLOCK });
    const alone = await inChild({ do: "copy", from: path("source"), to: path("copy") });
    rmSync(path("copy"), { recursive: true });
    await whileServed(path("source"), async (peer) => {
      const full = await inChild({ do: "follow", path: path("full"), peer, sync: "full" });
      const what = `${BLOCKS} blocks of ${TRANSFERS_IN_BLOCK} transfers`;
      const rate = { value: full.blocks / full.seconds, unit: "blocks/s" };
      const rival = { name: "import without a network", value: alone.blocks / alone.seconds };
      report({ id: "node/sync-full", what: `full sync: ${what}`, ...rate, rival });
      reportMemory("sync", "full sync", full);
      const warp = await inChild({ do: "follow", path: path("warp"), peer, sync: "warp" });
      const time = { value: warp.seconds, unit: "s", better: "less" };
      report({
        ...{ id: "node/sync-warp", what: `warp sync: ${what}`, ...time },
        rival: { name: "full sync", value: full.seconds },
      });
      reportMemory("warp", "warp sync", warp);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// As `tao node` does: what is measured of memory is not what V8 has not collected yet.
setFlagsFromString("--heap-growing-percent=30");
if (!(await workAsChild())) await measure();
