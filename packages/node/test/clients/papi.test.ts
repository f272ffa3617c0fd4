import { keypairFromSuri } from "@opentao/crypto";
import { Binary, createClient, type PolkadotClient } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Node } from "../../src/index.ts";
import { startNode } from "./start.ts";
import { there } from "./there.ts";
import { websocketClass } from "./webSocket.ts";

const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");

let node: Node;
let client: PolkadotClient;

beforeAll(async () => {
  const started = await startNode();
  node = started.node;
  client = createClient(getWsProvider(started.url, { websocketClass }));
});

afterAll(async () => {
  client?.destroy();
  await node?.stop();
});

const signerOf = (keypair: typeof alice) =>
  getPolkadotSigner(keypair.publicKey, "Sr25519", (message) => keypair.sign(message));

describe("polkadot-api", () => {
  it("reads what chain this is", async () => {
    expect(await client.getChainSpecData()).toEqual({
      name: "Bittensor",
      genesisHash: node.chain.genesisHash,
      properties: { ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" },
    });
  });

  it("follows best and finalized blocks", async () => {
    const heights: number[] = [];
    const done = new Promise<void>((resolve) => {
      const subscription = client.finalizedBlock$.subscribe(async (block) => {
        heights.push(block.number);
        if (heights.length < 3) await node.seal();
        else {
          subscription.unsubscribe();
          resolve();
        }
      });
    });
    await done;
    const [first = -1] = heights;
    expect(heights).toEqual([first, first + 1, first + 2]);
    const [best] = await client.getBestBlocks();
    expect(best?.hash).toBe(node.chain.best().hash);
    const header = await client.getBlockHeader(there(best).hash);
    expect(header.number).toBe(node.chain.best().number);
    expect((await client.getBlockBody(there(best).hash)).length).toBeGreaterThan(0);
  });

  it("transfers, and reads the events", async () => {
    const api = client.getUnsafeApi();
    const free = async () =>
      (await there(api.query.System?.Account).getValue(bob.address)) as { data: { free: bigint } };
    const before = (await free()).data.free;
    const tx = there(api.tx.Balances?.transfer_keep_alive)({
      dest: { type: "Id", value: bob.address },
      value: 2_000_000_000n,
    });
    const result = await tx.signAndSubmit(signerOf(alice));
    expect(result.ok).toBe(true);
    expect(
      result.events.map(({ type, value }: { type: string; value: { type: string } }) => `${type}.${value.type}`),
    ).toContain("Balances.Transfer");
    const after = (await free()).data.free;
    expect(after - before).toBe(2_000_000_000n);
  });

  it("decodes a module's error", async () => {
    const api = client.getUnsafeApi();
    const result = await there(api.tx.SubtensorModule?.start_call)({ netuid: 999 }).signAndSubmit(signerOf(alice));
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.dispatchError.type).toBe("Module");
    expect(result.dispatchError.value).toMatchObject({ type: "SubtensorModule" });
  });

  it("is told why a transaction is refused", async () => {
    const api = client.getUnsafeApi();
    const tx = there(api.tx.System?.remark)({ remark: Binary.fromText("hello") });
    const refused = tx.signAndSubmit(signerOf(keypairFromSuri("//Poor")));
    await expect(refused).rejects.toMatchObject({ error: { type: "Invalid", value: { type: "Payment" } } });
  });

  it("reads maps, constants and runtime APIs", async () => {
    const api = client.getUnsafeApi();
    const networks = await there(api.query.SubtensorModule?.NetworksAdded).getEntries();
    expect(networks.length).toBeGreaterThanOrEqual(2);
    expect(await there(api.constants.Balances?.ExistentialDeposit)()).toBe(500n);
    const info = await there(api.apis.SubnetInfoRuntimeApi?.get_dynamic_info)(1);
    expect(info).toMatchObject({ netuid: 1 });
  });
});
