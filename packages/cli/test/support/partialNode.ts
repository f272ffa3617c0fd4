import { type Chain, ChainError } from "@opentao/sdk/chain";
import { answer, FakeNode } from "../../../sdk/test/chain/fakeNode.ts";

/** A node that answers as another does, but has no bodies of blocks: as one that began with a recent state. */
export function withoutBodies(chain: Chain): Promise<FakeNode> {
  return FakeNode.start(async (socket, asked) => {
    if (asked.method === "chain_getBlock") return answer(socket, asked, null);
    try {
      answer(socket, asked, await chain.request(asked.method, asked.params));
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: asked.id, error: { code: -32_000, message: error.message } }));
    }
  });
}
