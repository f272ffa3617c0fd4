import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Chain, getBalance, transfer } from "../../src/index.ts";
import { type Relay, relayTo } from "./droppable.ts";
import { startNetwork, type TestNetwork } from "./network.ts";

const TAO = 1_000_000_000n;
const alice = keypairFromSuri("//Alice");

let network: TestNetwork;
let relay: Relay;
beforeAll(async () => {
  network = await startNetwork({ preset: "local" });
  relay = await relayTo(Number(new URL(network.url).port));
});
afterAll(async () => {
  await relay.stop();
  await network.stop();
});

describe("a transaction whose connection breaks", () => {
  it.each(["inBlock", "finalized"] as const)("is found in the blocks: %s", async (until) => {
    const chain = await Chain.connect(relay.url);
    try {
      const to = keypairFromSuri(`//Interrupted//${until}`).address;
      const inclusion = await transfer(
        chain,
        alice,
        { to, amount: TAO },
        {
          until,
          onStatus: ({ kind }) => {
            if (kind === "pooled") relay.cut();
          },
        },
      );
      expect(inclusion.events.some(({ name }) => name === "ExtrinsicSuccess")).toBe(true);
      expect((await getBalance(network.chain, to)).free).toBe(TAO);
    } finally {
      chain.close();
    }
  });

  it("is given up when its caller gives up", async () => {
    const chain = await Chain.connect(relay.url);
    try {
      const to = keypairFromSuri("//Never").address;
      const given = new AbortController();
      given.abort();
      await expect(transfer(chain, alice, { to, amount: TAO }, { signal: given.signal })).rejects.toMatchObject({
        code: "ABORTED",
      });
    } finally {
      chain.close();
    }
  });
});
