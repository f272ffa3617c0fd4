import { HashedHeader } from "../src/primitives/hashedHeader.ts";
import { type Result, senders, startNode, transfers } from "./world.ts";

/** Blocks per second that a second node imports: seal, signatures and execution checked, stored on disk. */
export async function blocksImportedPerSecond(blocks = 200, transfersInBlock = 0): Promise<Result> {
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
  const follower = await startNode(accounts, { authorKey: undefined, clock });
  const started = performance.now();
  for (let height = 1; height <= blocks; height += 1) {
    const hash = author.chain.hashAt(height) ?? author.chain.genesisHash;
    const header = author.chain.header(hash);
    if (header !== undefined) follower.chain.import(HashedHeader.of(header), author.chain.body(hash) ?? []);
  }
  const seconds = (performance.now() - started) / 1000;
  if (follower.chain.best().hash !== author.chain.best().hash) throw new Error("the follower has another chain");
  await Promise.all([author.stop(), follower.stop()]);
  const [id, what] =
    transfersInBlock === 0
      ? ["import-empty", "import: blocks without transactions"]
      : ["import-transfers", `import: blocks of ${transfersInBlock} transfers`];
  return { id, what, value: blocks / seconds, unit: "blocks/s" };
}
