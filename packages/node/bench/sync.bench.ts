import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inChild, whileServed, workAsChild } from "./sync/children.ts";

/** Blocks of the chain; the full run has 20,000. */
const BLOCKS = Number(process.env.OPENTAO_SYNC_BLOCKS ?? 2000);
const TRANSFERS_IN_BLOCK = 2;

function report(row: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(row));
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
      report({ id: "node/sync-memory", what: "full sync: peak memory", value: full.peakMiB, unit: "MiB" });
      const warp = await inChild({ do: "follow", path: path("warp"), peer, sync: "warp" });
      const time = { value: warp.seconds, unit: "s", better: "less" };
      report({
        ...{ id: "node/sync-warp", what: `warp sync: ${what}`, ...time },
        rival: { name: "full sync", value: full.seconds },
      });
      report({ id: "node/warp-memory", what: "warp sync: peak memory", value: warp.peakMiB, unit: "MiB" });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!(await workAsChild())) await measure();
