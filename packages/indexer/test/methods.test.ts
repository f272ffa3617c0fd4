import { Chain } from "@opentao/sdk";
import { expect, it } from "vitest";
import { answer, FakeNode } from "../../sdk/test/chain/fakeNode.ts";
import { readBlock } from "../src/follow/source.ts";

const HASH = `0x${"00".repeat(32)}`;

it("a node that does not tell what a block changed is refused, with what to use instead", async () => {
  const node = await FakeNode.start((socket, asked) => {
    if (asked.method === "chain_getBlockHash") return answer(socket, asked, HASH);
    // The block itself is never answered: the refusal does not wait for it.
    if (asked.method !== "archive_v1_storageDiff") return;
    const error = { code: -32_601, message: "Method not found" };
    socket.send(JSON.stringify({ jsonrpc: "2.0", id: asked.id, error }));
  });
  const chain = await Chain.connect(node.url);
  try {
    await expect(readBlock(chain, HASH)).rejects.toMatchObject({ code: "NO_DIFFERENCES" });
  } finally {
    chain.close();
    await node.stop();
  }
});
