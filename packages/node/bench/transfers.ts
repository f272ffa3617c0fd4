import { type Result, senders, startNode, transfers } from "./world.ts";

/** Transfers per second from submission through validation, the pool and block building into stored blocks. */
export async function transfersPerSecond(count = 2000): Promise<Result[]> {
  const accounts = senders(50);
  const node = await startNode(accounts);
  const list = transfers(node, accounts, count / accounts.length);
  const started = performance.now();
  for (const bytes of list) node.pool.submit(bytes);
  const submitted = performance.now();
  let done = 0;
  while (done < list.length) {
    const { hash } = await node.seal();
    const included = (node.chain.body(hash)?.length ?? 1) - 1;
    if (included === 0) throw new Error(`${list.length - done} transfers were not taken into blocks`);
    done += included;
  }
  const ended = performance.now();
  await node.stop();
  const rate = (ms: number) => (1000 * list.length) / ms;
  return [
    { id: "pool", what: "transfers: validated into the pool", value: rate(submitted - started), unit: "transfers/s" },
    { id: "blocks", what: "transfers: built into blocks", value: rate(ended - submitted), unit: "transfers/s" },
    { id: "transfers", what: "transfers: from submission to block", value: rate(ended - started), unit: "transfers/s" },
  ];
}
