import { z } from "zod";
import { nodeStatus } from "../../shared/nodeStatus.ts";
import type { PreparedNode } from "../folder/prepare.ts";
import type { NodeView } from "./view.ts";

/** A node that does not answer within this time counts as down, in ms. */
const PATIENCE_MS = 1500;

const answer = z.object({ result: nodeStatus });
const QUESTION = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "opentao_nodeStatus", params: [] });

/** How a node of the network stands. */
export async function askNode({ name, rpcPort }: Pick<PreparedNode, "name" | "rpcPort">): Promise<NodeView> {
  try {
    const response = await fetch(`http://127.0.0.1:${rpcPort}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: QUESTION,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { best, finalized, network } = answer.parse(await response.json()).result;
    return { name, isUp: true, best: best.number, finalized: finalized.number, peers: network?.peers.length ?? 0 };
  } catch {
    return { name, isUp: false, best: 0, finalized: 0, peers: 0 }; // the supervisor says why, and starts it again
  }
}
