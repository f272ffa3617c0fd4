import { Node, type NodeOptions } from "../../src/index.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

/** A node of the ledger whose threads have a hostile runtime. */
export async function startHostile(
  workers: Partial<NonNullable<NodeOptions["workers"]>> = {},
  rpc: Partial<NodeOptions["rpc"]> = {},
) {
  const warnings: string[] = [];
  const note = (fields: object, text: string) => warnings.push(`${text} ${Object.values(fields).map(String)}`);
  const node = await Node.start({
    spec: ledgerSpec(),
    runtime: ledgerRuntime,
    sealing: { kind: "manual" },
    authorKey: "//One",
    rpc: { host: "127.0.0.1", port: 0, ...rpc },
    workers: { runtime: new URL("hostileRuntime.mjs", import.meta.url).href, count: 1, ...workers },
    logger: { debug: () => undefined, info: () => undefined, warn: note, error: note },
  });
  const { host, port } = node.rpcAddress ?? { host: "", port: 0 };
  return { node, warnings, url: `ws://${host}:${port}` };
}

/** The built module of the real runtime, for threads. */
export const realRuntime = new URL("../../../runtime/dist/index.js", import.meta.url).href;
