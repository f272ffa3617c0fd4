import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HashedHeader } from "../src/primitives/hashedHeader.ts";
import { type Result, senders, startNode, transfers } from "./world.ts";

/** Blocks to import, and where to. */
export interface ImportPlan {
  readonly blocks: number;
  /** 0 when not given. */
  readonly transfersInBlock?: number;
  /** True when each block is on disk before the next one; otherwise the database is a temporary one. */
  readonly durable?: boolean;
}

/** Blocks per second that a second node imports: seal, signatures and execution checked, block and state stored. */
export async function blocksImportedPerSecond(plan: ImportPlan): Promise<Result> {
  const { blocks, transfersInBlock = 0, durable = false } = plan;
  const accounts = senders(10);
  const author = await startNode(accounts);
  const list = transfers(author, accounts, Math.ceil((blocks * transfersInBlock) / accounts.length));
  for (let height = 0; height < blocks; height += 1) {
    for (const bytes of list.slice(height * transfersInBlock, (height + 1) * transfersInBlock))
      author.pool.submit(bytes);
    await author.seal();
  }
  const ahead = author.chain.best().number * 1000;
  const clock = { now: () => Date.now() + ahead, setTimer: () => () => undefined };
  const folder = durable ? mkdtempSync(join(tmpdir(), "opentao-import-")) : undefined;
  const place = folder === undefined ? {} : { basePath: folder };
  const follower = await startNode(accounts, { authorKey: undefined, clock, ...place });
  const started = performance.now();
  for (let height = 1; height <= blocks; height += 1) {
    const hash = author.chain.hashAt(height) ?? author.chain.genesisHash;
    const header = author.chain.header(hash);
    if (header !== undefined) follower.chain.import(HashedHeader.of(header), author.chain.body(hash) ?? []);
  }
  const seconds = (performance.now() - started) / 1000;
  if (follower.chain.best().hash !== author.chain.best().hash) throw new Error("the follower has another chain");
  await Promise.all([author.stop(), follower.stop()]);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  const [kind, content] =
    transfersInBlock === 0 ? ["empty", "without transactions"] : ["transfers", `of ${transfersInBlock} transfers`];
  const [id, where] = durable ? [`import-${kind}-disk`, "each on disk"] : [`import-${kind}`, "in memory"];
  return { id, what: `import: blocks ${content}, ${where}`, value: blocks / seconds, unit: "blocks/s" };
}
