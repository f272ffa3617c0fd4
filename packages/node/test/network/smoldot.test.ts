import { bytesEqual, fromHex, option, toHex, u32 } from "@opentao/codec";
import { OpaqueMetadata } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { createClient, type PolkadotClient } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getSmProvider } from "polkadot-api/sm-provider";
import { start } from "smoldot";
import { afterEach, expect, it } from "vitest";
import type { Hash } from "../../src/chain/index.ts";
import { rawSpec } from "../../src/chain/index.ts";
import { Node } from "../../src/node.ts";
import { type ChainSpec, loadSpec } from "../../src/spec/index.ts";
import { there } from "../clients/there.ts";
import { finalized } from "../support/finalized.ts";
import { specWith } from "../support/specWith.ts";
import { reached } from "./nodes.ts";

/** Duration of a slot, in milliseconds. */
const SLOT = 500;
/** So short that many blocks made at once are not dated further ahead than a light client takes: 30 s. */
const SHORT_SLOT = 20;
/** Blocks: more than a light client fetches headers of before it has verified a proof of finality and a state. */
const MANY = 500;

const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const runtime = createRuntime();

/** Log of smoldot. */
const said: string[] = [];
const ending: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
  said.length = 0;
});

/** The development chain with slots of so many milliseconds. */
function specOf(slotDuration: number): ChainSpec {
  return specWith(loadSpec("local", runtime), { slotDuration });
}

/** A node that is the chain's one author and one voter. */
async function startNode(spec: ChainSpec, blockTimeMs: number): Promise<Node> {
  const node = await Node.start({
    spec,
    runtime,
    authorKey: "//One",
    sealing: { kind: "interval", blockTimeMs },
    network: { discovery: false },
  });
  ending.push(() => node.stop());
  return node;
}

/** A block's hash as clients write it. @throws TypeError */
function fromHash(text: string): Hash {
  return toHex(fromHex(text));
}

/** polkadot-api over smoldot, both unmodified, which get nothing but the chain's specification. */
function lightClient(node: Node, spec: ChainSpec): PolkadotClient {
  const bootNodes = node.network?.addresses.filter((address) => address.includes("/ws")) ?? [];
  const chainSpec = JSON.stringify(rawSpec({ ...spec, bootNodes }, runtime));
  const light = start({ logCallback: (_level, _target, message) => said.push(message), maxLogLevel: 4 });
  ending.push(() => light.terminate());
  const client = createClient(getSmProvider(() => light.addChain({ chainSpec })));
  ending.push(() => client.destroy());
  return client;
}

it("smoldot verifies the chain: it follows finality, reads state by proof, runs the code, and brings a transfer into a block", async () => {
  const spec = specOf(SLOT);
  const node = await startNode(spec, SLOT);
  await reached(node, 3);
  const client = lightClient(node, spec);
  const { hash, number } = await client.getFinalizedBlock();
  ending.push(client.hodlBlock(hash));
  expect(node.chain.header(fromHash(hash))?.number).toBe(number);
  const api = client.getUnsafeApi();

  const account = there(api.query.System?.Account);
  const free = async (...options: readonly { at: string }[]) =>
    ((await account.getValue(bob.address, ...options)) as { data: { free: bigint } }).data.free;
  const nonce = there(api.apis.AccountNonceApi?.account_nonce);
  // At the block that is held: the client gives up others while it reads, when finality moves on meanwhile.
  const at = { at: hash };
  const before = await free(at);
  expect(before).toBe(1_000_000_000_000_000n);
  expect(await nonce(alice.address, at)).toBe(0);
  expect(await there(api.apis.AuraApi?.slot_duration)(at)).toBe(BigInt(SLOT));
  expect(await there(api.constants.Aura?.SlotDuration)()).toBe(BigInt(SLOT));
  const metadata = await client.getMetadata(hash);
  const version = u32.encode(metadata[4] ?? 0);
  const served = node.chain.call(fromHash(hash), "Metadata_metadata_at_version", version);
  expect(bytesEqual(option(OpaqueMetadata).decode(served) ?? new Uint8Array(), metadata)).toBe(true);

  const transfer = there(api.tx.Balances?.transfer_keep_alive)({ dest: { type: "Id", value: bob.address }, value: 7n });
  const signer = getPolkadotSigner(alice.publicKey, "Sr25519", (message) => alice.sign(message));
  const result = await transfer.signAndSubmit(signer);
  expect(result.ok).toBe(true);
  expect(
    result.events.map(({ type, value }: { type: string; value: { type: string } }) => `${type}.${value.type}`),
  ).toContain("Balances.Transfer");
  expect(node.chain.body(fromHash(result.block.hash))).toHaveLength(2);
  expect(await free()).toBe(before + 7n);
  expect(await nonce(alice.address)).toBe(1);
  expect(node.network?.peers.map(({ role }) => role)).toEqual(["light"]);
});

it("smoldot, far behind, warps to a finalized block by proofs of finality, of its code and of what the code reads", async () => {
  const spec = specOf(SHORT_SLOT);
  const node = await startNode(spec, SHORT_SLOT);
  for (let made = 0; made < MANY; made += 1) await node.seal();
  await finalized(node, MANY);
  const client = lightClient(node, spec);
  const { hash, number } = await client.getFinalizedBlock();
  ending.push(client.hodlBlock(hash));
  expect(number).toBeGreaterThanOrEqual(MANY);
  expect(said).toContainEqual(expect.stringMatching(/warp sync finished to #/));
  expect(node.chain.header(fromHash(hash))?.number).toBe(number);
  const api = client.getUnsafeApi();
  expect(await there(api.query.System?.Number).getValue({ at: hash })).toBe(number);
  expect(await there(api.apis.AccountNonceApi?.account_nonce)(alice.address, { at: hash })).toBe(0);
});
