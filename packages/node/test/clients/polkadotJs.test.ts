import { ApiPromise, Keyring, type SubmittableResult, WsProvider } from "@polkadot/api";
import type { ApiOptions, SubmittableExtrinsic } from "@polkadot/api/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Node } from "../../src/index.ts";
import { startNode } from "./start.ts";

let node: Node;
let api: ApiPromise;

const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
const [alice, bob, dave, poor] = ["//Alice", "//Bob", "//Dave", "//Poor"].map((uri) => keyring.addFromUri(uri));
if (alice === undefined || bob === undefined || dave === undefined || poor === undefined)
  throw new TypeError("four keys");

/** The client's own types do not agree under exactOptionalPropertyTypes; the class is one of its providers. */
const provider = (url: string) => new WsProvider(url) as unknown as NonNullable<ApiOptions["provider"]>;

beforeAll(async () => {
  const started = await startNode();
  node = started.node;
  api = await ApiPromise.create({ provider: provider(started.url), noInitWarn: true });
});

afterAll(async () => {
  await api?.disconnect();
  await node?.stop();
});

/** Sends a transaction and waits until its block is finalized. */
function send(tx: SubmittableExtrinsic<"promise">, signer: typeof alice): Promise<SubmittableResult> {
  return new Promise((resolve, reject) => {
    tx.signAndSend(signer as NonNullable<typeof alice>, (result) => {
      if (result.status.isFinalized) resolve(result);
      if (result.isError) reject(new Error(`refused: ${result.status.type}`));
    }).catch(reject);
  });
}

async function freeOf(address: string): Promise<bigint> {
  const account = (await api.query.system?.account?.(address))?.toJSON();
  return BigInt((account as { data: { free: number | string } }).data.free);
}

describe("polkadot-js", () => {
  it("reads what chain this is", async () => {
    expect(api.genesisHash.toHex()).toBe(node.chain.genesisHash);
    expect((await api.rpc.system.chain()).toString()).toBe("Bittensor");
    expect(api.registry.chainSS58).toBe(42);
    expect(api.registry.chainTokens).toEqual(["TAO"]);
    expect(api.registry.chainDecimals).toEqual([9]);
    expect(api.runtimeVersion.specVersion.toNumber()).toBe(425);
  });

  it("knows every method by the node's list", async () => {
    const { methods } = await api.rpc.rpc.methods();
    const names = methods.map(String);
    for (const name of ["state_getStorageAt", "state_call", "account_nextIndex", "chainHead_v1_follow"]) {
      expect(names).toContain(name);
    }
  });

  it("hears that a transaction is in a block before it is finalized, however large the batch", async () => {
    const batchAll = api.tx.utility?.batchAll;
    const transfer = api.tx.balances?.transferKeepAlive;
    if (batchAll === undefined || transfer === undefined) throw new TypeError("the chain has both calls");
    for (const size of [1, 150, 400, 150, 400]) {
      const calls = Array.from({ length: size }, (_, index) =>
        transfer(
          Uint8Array.from({ length: 32 }, (_, at) => (at < 2 ? (index >> (8 * at)) & 255 : 12)),
          1_000_000,
        ),
      );
      const seen: string[] = [];
      await new Promise<void>((resolve, reject) => {
        batchAll(calls)
          .signAndSend(alice as NonNullable<typeof alice>, ({ status }) => {
            seen.push(status.type);
            if (status.isFinalized) resolve();
          })
          .catch(reject);
      });
      expect(seen).toEqual(["Ready", "InBlock", "Finalized"]);
    }
  });

  it("follows heads, and finds by hash what it followed", async () => {
    const numbers: number[] = [];
    const done = new Promise<void>((resolve) => {
      api.rpc.chain
        .subscribeNewHeads((header) => {
          numbers.push(header.number.toNumber());
          if (numbers.length === 3) resolve();
        })
        .then(async (unsubscribe) => {
          await node.seal();
          await node.seal();
          await done;
          unsubscribe();
        });
    });
    await done;
    const [first = 0] = numbers;
    expect(numbers).toEqual([first, first + 1, first + 2]);
    const hash = await api.rpc.chain.getBlockHash(first + 2);
    const block = await api.rpc.chain.getBlock(hash);
    expect(block.block.header.number.toNumber()).toBe(first + 2);
    expect(block.block.header.hash.toHex()).toBe(hash.toHex());
    expect(block.block.extrinsics.map(({ method }) => `${method.section}.${method.method}`)).toContain("timestamp.set");
    expect((await api.rpc.chain.getFinalizedHead()).toHex()).toBe(hash.toHex());
  });

  it("transfers, watches until finalized, and reads the events", async () => {
    const before = await freeOf(bob.address);
    const seen: string[] = [];
    const result = await new Promise<SubmittableResult>((resolve, reject) => {
      api.tx.balances
        ?.transferKeepAlive?.(bob.address, 1_500_000_000n)
        .signAndSend(alice, (update) => {
          seen.push(update.status.type);
          if (update.status.isFinalized) resolve(update);
        })
        .catch(reject);
    });
    expect(seen).toEqual(["Ready", "InBlock", "Finalized"]);
    const names = result.events.map(({ event }) => `${event.section}.${event.method}`);
    expect(names).toContain("balances.Transfer");
    expect(names).toContain("transactionPayment.TransactionFeePaid");
    expect(names.at(-1)).toBe("system.ExtrinsicSuccess");
    expect((await freeOf(bob.address)) - before).toBe(1_500_000_000n);
  });

  it("decodes a module's error by its name and words", async () => {
    const tx = api.tx.balances?.transferKeepAlive?.(dave.address, 10n ** 18n);
    if (tx === undefined) throw new TypeError("the call is in the metadata");
    const { dispatchError } = await send(tx, dave);
    if (dispatchError === undefined) throw new TypeError("nobody has this much");
    const shown = dispatchError.isModule ? api.registry.findMetaError(dispatchError.asModule).name : dispatchError.type;
    expect(shown).toBe("Token");
    const call = api.tx.subtensorModule?.startCall?.(999);
    if (call === undefined) throw new TypeError("the call is in the metadata");
    const failed = await send(call, alice);
    if (failed.dispatchError?.isModule !== true) throw new TypeError("the subnet does not exist");
    const { section, docs } = api.registry.findMetaError(failed.dispatchError.asModule);
    expect(section).toBe("subtensorModule");
    expect(docs.join(" ")).not.toBe("");
  });

  it("is told why a transaction is refused", async () => {
    const tx = api.tx.balances?.transferKeepAlive?.(bob.address, 1n);
    if (tx === undefined) throw new TypeError("the call is in the metadata");
    await expect(tx.signAndSend(poor)).rejects.toThrow("1010: Invalid Transaction: Inability to pay some fees");
    await expect(tx.signAndSend(alice, { nonce: 0 })).rejects.toThrow(
      "1010: Invalid Transaction: Transaction is outdated",
    );
  });

  it("counts the pool's transactions in the next nonce and estimates fees", async () => {
    const next = await api.rpc.system.accountNextIndex(alice.address);
    const account = (await api.query.system?.account?.(alice.address))?.toJSON();
    expect(next.toNumber()).toBe((account as { nonce: number }).nonce);
    const info = await api.tx.balances?.transferKeepAlive?.(bob.address, 1n).paymentInfo(alice);
    expect(info?.partialFee.toBigInt()).toBeGreaterThan(0n);
    expect(info?.class.type).toBe("Normal");
  });

  it("sees storage change", async () => {
    const values: bigint[] = [];
    const done = new Promise<void>((resolve) => {
      api.query.system?.number?.((value: { toBigInt(): bigint }) => {
        values.push(value.toBigInt());
        if (values.length === 1) void node.seal();
        if (values.length === 2) resolve();
      });
    });
    await done;
    const [first = 0n, second = 0n] = values;
    expect(second).toBe(first + 1n);
  });

  it("reads maps by pages, at a block, and calls runtime APIs", async () => {
    const networks = await api.query.subtensorModule?.networksAdded?.entries();
    expect(networks?.length).toBeGreaterThanOrEqual(2);
    const at = await api.at(await api.rpc.chain.getBlockHash(0));
    expect((await at.query.system?.number?.())?.toJSON()).toBe(0);
    const info = await api.call.subnetInfoRuntimeApi?.getDynamicInfo?.(1);
    expect(JSON.stringify(info?.toJSON())).toContain("netuid");
  });
});
