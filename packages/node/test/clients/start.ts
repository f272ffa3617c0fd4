import { createRuntime } from "@opentao/runtime";
import { loadSpec, Node, type NodeOptions, type Sealing } from "../../src/index.ts";

/** A node of the development chain that serves clients on a free port, and the URL for them. */
export async function startNode(
  sealing: Sealing = { kind: "instant" },
  limits: Partial<NonNullable<NodeOptions["rpc"]>> = {},
  options: Partial<NodeOptions> = {},
): Promise<{ node: Node; url: string }> {
  const runtime = createRuntime();
  const spec = loadSpec("local", runtime);
  const node = await Node.start({
    spec,
    runtime,
    sealing,
    authorKey: "//One",
    rpc: { host: "127.0.0.1", port: 0, ...limits },
    ...options,
  });
  const { rpcAddress } = node;
  if (rpcAddress === undefined) throw new TypeError("the node was asked to serve clients");
  return { node, url: `ws://${rpcAddress.host}:${rpcAddress.port}` };
}
