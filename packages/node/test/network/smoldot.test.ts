import { generateKeyPairSync, sign } from "node:crypto";
import { AccountId, concat, fromHex, toHex, tuple, u32, u64, vec } from "@opentao/codec";
import { RuntimeVersion } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import { type Chain, start } from "smoldot";
import { afterEach, expect, it } from "vitest";
import type { BlockRef } from "../../src/chain/index.ts";
import { systemClock } from "../../src/clock.ts";
import { silentLogger } from "../../src/logger.ts";
import { Network, type WarpSource } from "../../src/network/index.ts";
import { Node } from "../../src/node.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { alice, ledgerSpec, transfer } from "../support/world.ts";
import { constantModule } from "./shim.ts";

/** Milliseconds. Blocks made faster than slots pass are dated ahead; so short a slot keeps them near the clock. */
const SLOT_MS = 100;

/** The first eight bytes of blake2b-64 of the names of runtime APIs. */
const APIS = {
  Core: "df6acb689907609b",
  Metadata: "37e397fc7c91f5e4",
  AuraApi: "dd718d5cc53262d4",
  GrandpaApi: "ed99c5acb25eedf5",
};

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** The one GRANDPA voter of the test. */
function voter() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  return { privateKey, publicKey: Uint8Array.from(Buffer.from(x, "base64url")) };
}

/** The ledger with code in its genesis that a light client can run. */
function withCode(grandpaKey: Uint8Array): Runtime {
  const code = constantModule({
    Core_version: RuntimeVersion.encode({
      ...{ specName: "ledger", implName: "ledger", authoringVersion: 1, specVersion: 1, implVersion: 1 },
      apis: [
        [fromHex(APIS.Core), 5],
        [fromHex(APIS.Metadata), 2],
        [fromHex(APIS.AuraApi), 1],
        [fromHex(APIS.GrandpaApi), 3],
      ],
      ...{ transactionVersion: 1, systemVersion: 1 },
    }),
    AuraApi_slot_duration: u64.encode(BigInt(SLOT_MS)),
    AuraApi_authorities: vec(AccountId).encode([keypairFromSuri("//One").publicKey]),
    GrandpaApi_grandpa_authorities: vec(tuple(AccountId, u64)).encode([[grandpaKey, 1n]]),
    GrandpaApi_current_set_id: u64.encode(0n),
  });
  return {
    methods: [],
    call(method, input, state) {
      const output = ledgerRuntime.call(method, input, state);
      if (method === "GenesisBuilder_build_state") state.set(new TextEncoder().encode(":code"), code);
      return output;
    },
  };
}

/** GRANDPA messages of a single voter: where it is, that a block is final, and the proof of it (protocol: light-client §4, §5). */
function messages({ privateKey, publicKey }: ReturnType<typeof voter>, { hash, number }: BlockRef) {
  const [block, height, round, set] = [fromHex(hash), u32.encode(number), u64.encode(BigInt(number)), u64.encode(0n)];
  const signature = sign(null, concat(Uint8Array.of(1), block, height, round, set), privateKey);
  const [one, none] = [Uint8Array.of(4), Uint8Array.of(0)];
  return {
    neighbor: concat(Uint8Array.of(2, 1), u64.encode(BigInt(number) + 1n), set, height),
    commit: concat(Uint8Array.of(1), round, set, block, height, one, block, height, one, signature, publicKey),
    justification: concat(round, block, height, one, block, height, signature, publicKey, none),
  };
}

/** A network around a node, with somebody who knows what is final. */
async function startNetwork({ chain, pool, metrics }: Node, warp: WarpSource): Promise<Network> {
  const network = await Network.start({
    ...{ chain, pool, metrics, warp, role: "authority", discovery: false, userAgent: "test" },
    importBlock: ({ header, body }) => chain.import(header, body),
    justifications: () => undefined,
    proofs: chain.proofs,
    clock: systemClock,
    logger: silentLogger,
  });
  ending.push(() => network.stop());
  return network;
}

/** A light client of a node's chain. */
async function lightClient(node: Node, network: Network): Promise<Chain> {
  const state = node.chain.state(node.chain.genesisHash);
  const entries = state.keysPaged(new Uint8Array(), 1000).map((key) => [toHex(key), toHex(state.get(key) ?? key)]);
  const chainSpec = JSON.stringify({
    ...{ name: "Ledger", id: "ledger", chainType: "Development", properties: {} },
    bootNodes: network.addresses.filter((address) => address.includes("/ws")),
    genesis: { raw: { top: Object.fromEntries(entries), childrenDefault: {} } },
  });
  const client = start({ logCallback: () => undefined });
  ending.push(() => client.terminate());
  return client.addChain({ chainSpec });
}

it("smoldot, unmodified, syncs headers over WebSocket, follows finality and reads storage with proofs", async () => {
  const key = voter();
  const spec = ledgerSpec({ slotDuration: SLOT_MS });
  const runtime = withCode(key.publicKey);
  const node = await Node.start({ spec, runtime, authorKey: "//One", sealing: { kind: "manual" } });
  ending.push(() => node.stop());
  const network = await startNetwork(node, {
    warpProof: () => {
      const best = node.chain.best();
      const header = node.chain.header(best.hash);
      const { justification } = messages(key, best);
      return header === undefined ? undefined : { fragments: [{ header, justification }], finished: true };
    },
  });
  const say = (peers: readonly string[]) => {
    const { neighbor, commit } = messages(key, node.chain.best());
    // The second tells the client that it has caught up.
    for (const peer of peers) for (const message of [neighbor, commit, neighbor]) network.grandpa.send(peer, message);
  };
  network.grandpa.listen({ opened: (peer) => say([peer]), closed: () => undefined, message: () => undefined });
  for (let nonce = 0; nonce < 5; nonce += 1) {
    node.pool.submit(transfer(nonce, 1n));
    await node.seal();
  }
  const chain = await lightClient(node, network);
  chain.sendJsonRpc(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "chainHead_v1_follow", params: [false] }));
  const account = Uint8Array.from([...Buffer.from("account"), ...alice.publicKey]);
  let follow = "";
  let wanted = "";
  for await (const text of chain.jsonRpcResponses) {
    const message = JSON.parse(text);
    const event = message.params?.result;
    if (message.id === 1) follow = message.result;
    if (event?.event === "initialized") {
      node.pool.submit(transfer(5, 1n));
      wanted = (await node.seal()).hash;
    }
    if (event?.event === "newBlock" && event.blockHash === wanted) say(network.grandpa.peers);
    if (event?.event === "finalized" && event.finalizedBlockHashes.includes(wanted)) {
      const items = [{ key: toHex(account), type: "value" }];
      const params = [follow, wanted, items, null];
      chain.sendJsonRpc(JSON.stringify({ jsonrpc: "2.0", id: 2, method: "chainHead_v1_storage", params }));
    }
    if (event?.event === "operationStorageItems") {
      const value = node.chain.state(node.chain.best().hash).get(account);
      expect(event.items).toEqual([{ key: toHex(account), value: toHex(value ?? new Uint8Array()) }]);
      break;
    }
    expect(event?.event).not.toBe("operationInaccessible");
  }
  expect(network.peers.map(({ role }) => role)).toEqual(["light"]);
});
