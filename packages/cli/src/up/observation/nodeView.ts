import * as z from "zod";
import { nodeStatus } from "../../shared/nodeStatus.ts";
import type { PreparedNode } from "../folder/prepare.ts";
import type { NodeView } from "./view.ts";

/** Time in which a node that is up answers, in ms. */
const TIMEOUT_MS = 1500;

const response = z.object({ result: nodeStatus });
const REQUEST = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "opentao_nodeStatus", params: [] });

/** Returns how a node of the network stands, by its own word. */
export async function viewNode({ name, rpcPort }: Pick<PreparedNode, "name" | "rpcPort">): Promise<NodeView> {
  try {
    const answered = await fetch(`http://127.0.0.1:${rpcPort}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: REQUEST,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { best, finalized, network, waitsUntil } = response.parse(await answered.json()).result;
    const peers = network?.peers.length ?? 0;
    return { name, isUp: true, best: best.number, finalized: finalized.number, peers, waitsUntil };
  } catch {
    // No answer, or none in time, or none that makes sense: the supervisor says why, and starts it again.
    return { name, isUp: false, best: 0, finalized: 0, peers: 0 };
  }
}
