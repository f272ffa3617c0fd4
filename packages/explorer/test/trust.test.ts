import { keypairFromSuri } from "@opentao/crypto";
import { Chain, getBlock } from "@opentao/sdk/browser";
import { start } from "smoldot";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { startNetwork } from "../../sdk/test/e2e/network.ts";
import type { TrustState } from "../src/page/network/trust/ledger.ts";
import type { StartLight } from "../src/page/network/trust/transport.ts";
import { Trust } from "../src/page/network/trust/trust.ts";
import { callApi } from "../src/replay/index.ts";
import { LyingProxy } from "./support/lyingProxy.ts";

const bob = keypairFromSuri("//Bob").address;
/** For what hangs: how fast a machine is decides no test. */
const REQUEST_MS = 300_000;

/** smoldot in this process. */
const startHere: StartLight = (specification, { onText, onFailure }) => {
  const client = start({ maxLogLevel: 1, logCallback: (_level, _target, message) => console.error(message) });
  const joined = client.addChain({ chainSpec: specification });
  joined
    .then(async (chain) => {
      for (;;) onText(await chain.nextJsonRpcResponse());
    })
    .catch((error: unknown) => onFailure(String(error)));
  return {
    send: (text) => void joined.then((chain) => chain.sendJsonRpc(text)).catch(() => undefined),
    close: () => void client.terminate().catch(() => undefined),
  };
};

let network: Awaited<ReturnType<typeof startNetwork>>;
let proxy: LyingProxy;
let trust: Trust;
let chain: Chain;

beforeAll(async () => {
  network = await startNetwork({ preset: "local", hasPeers: true });
  await network.chain.waitForHead(({ number }) => number > 3, { kind: "finalized", timeoutMs: REQUEST_MS });
});
afterAll(() => network.stop());
beforeEach(async () => {
  proxy = await LyingProxy.start(network.url);
  trust = new Trust({
    specification: () => Promise.resolve(network.specification),
    start: startHere,
    callApi: (call, ask) => callApi({ request: ask }, call),
  });
  chain = await Chain.connect(proxy.url, { openSocket: trust.openSocket, requestTimeoutMs: REQUEST_MS });
});
afterEach(async () => {
  chain.close();
  trust.close();
  await proxy.stop();
});

/** Everything that a page reads of a chain, in one of each form. */
async function readAll(at: string, from = chain) {
  const there = from.at(at);
  return {
    value: await there.query.System.Account(bob),
    entries: await from.raw.entries("SubtensorModule", "NetworksAdded", [], { at }),
    called: await there.apis.SubnetInfoRuntimeApi.get_metagraph({ netuid: 1 }),
    constant: await from.constants.Balances.ExistentialDeposit(),
    block: await getBlock(from, at),
    hashes: [await from.blockHash(0), await from.blockHash(1)],
    events: await from.events(at),
  };
}

/** Account of what was checked, once it is as a test expects: nobody waits for what the node says. */
function until(isSo: (state: TrustState) => boolean): Promise<TrustState> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = trust.ledger.snapshot();
      if (!isSo(state)) return;
      stop();
      resolve(state);
    };
    const stop = trust.ledger.listen(look);
    look();
  });
}

/** The latest finalized block of which node and light client know. */
async function finalizedBlock(): Promise<string> {
  const { hash } = await chain.head("finalized");
  return hash;
}

it("of an honest node everything is proven, and is what the node says", async () => {
  const at = await finalizedBlock();
  const proven = await readAll(at);
  const { lieCount, unproven, silent } = await until(({ proven: answers }) => answers > 8);
  expect({ lieCount, unproven: [...unproven], silent }).toEqual({ lieCount: 0, unproven: [], silent: 0 });
  expect(proven).toEqual(await readAll(at, network.chain));
});

it("heads are those that the light client has verified, and go on", async () => {
  const { number } = await chain.head("finalized");
  const later = await chain.waitForHead((head) => head.number > number, { kind: "finalized", timeoutMs: REQUEST_MS });
  expect(await network.chain.blockHash(later.number)).toBe(later.hash);
});

it("a balance that the node makes up is a lie, and what is shown is the proven one", async () => {
  const at = await finalizedBlock();
  const honest = await network.chain.at(at).query.System.Account(bob);
  const told = await chain.request("state_getStorage", [await accountKey(), at]);
  proxy.forge = (answer, method) => (method === "state_getStorage" ? String(told).replace(/^0x../, "0xff") : answer);
  expect(await chain.at(at).query.System.Account(bob)).toEqual(honest);
  const { lies } = await until(({ lieCount }) => lieCount === 1);
  expect(lies[0]).toMatchObject({ method: "state_getStorage", params: [await accountKey(), at] });
  expect(lies[0]?.proven).toBe(JSON.stringify(told));
});

async function accountKey(): Promise<string> {
  return (await chain.types()).storage("System", "Account").key([bob]);
}

const LIES: Readonly<Record<string, readonly [method: string, forge: (answer: unknown) => unknown]>> = {
  "a value that is said to be absent": ["state_getStorage", () => null],
  "a list without one of its keys": ["state_getKeysPaged", (answer) => (answer as unknown[]).slice(1)],
  "values that are swapped": [
    "state_queryStorageAt",
    (answer) => JSON.parse(JSON.stringify(answer).replaceAll('"0x01"', '"0x00"')),
  ],
  "a metagraph that is not the chain's": ["state_call", (answer) => String(answer).replace(/..$/, "7f")],
  "another block under the hash": ["chain_getHeader", (answer) => ({ ...(answer as object), number: "0x1" })],
  "a block without its extrinsics": [
    "chain_getBlock",
    (answer) => {
      const { block } = answer as { block: object };
      return { block: { ...block, extrinsics: [] } };
    },
  ],
  "a hash of another chain": ["chain_getBlockHash", () => `0x${"12".repeat(32)}`],
};
for (const [name, [method, forge]] of Object.entries(LIES)) {
  it(`${name} is found out, and nothing of it is shown`, async () => {
    const at = await finalizedBlock();
    // Types are read once: what is forged is asked for after that.
    await chain.types(at);
    proxy.forge = (answer, asked) => (asked === method ? forge(answer) : answer);
    const proven = await readAll(at);
    if (method === "chain_getHeader") await chain.request("chain_getHeader", [at]);
    const { lies } = await until(({ lieCount }) => lieCount > 0);
    expect(lies.every((lie) => lie.method === method && lie.said !== lie.proven)).toBe(true);
    expect(proven).toEqual(await readAll(at, network.chain));
  });
}

it("a node that is gone is missed by nobody: the light client's peers prove all that is asked", async () => {
  const at = await finalizedBlock();
  await chain.types(at);
  proxy.drop();
  const { value, block } = await readAll(at);
  expect(value.data.free).toBe(1_000_000_000_000_000n);
  expect(block?.head.hash).toBe(at);
  expect(await until(({ silent }) => silent > 0)).toMatchObject({ lieCount: 0 });
});

it("what nobody can prove is an error, not the node's word", async () => {
  await finalizedBlock();
  const unknown = `0x${"77".repeat(32)}`;
  proxy.forge = (answer, method) => (method === "state_getStorage" ? "0x01" : answer);
  await expect(chain.request("state_getStorage", ["0x1234", unknown])).rejects.toThrow(/no proof of the answer/);
});
