import { u32 } from "@opentao/codec";
import { Block, OpaqueExtrinsic, RuntimeVersion } from "@opentao/codec/primitives";
import type { Runtime } from "@opentao/runtime/boundary";
import type { BlockRef, Hash, LocalChain } from "../../src/chain/index.ts";
import { rawSpec } from "../../src/chain/index.ts";
import { TransactionPool } from "../../src/pool/index.ts";
import { systemClock } from "../../src/primitives/clock.ts";
import { type Logger, silentLogger } from "../../src/primitives/logger.ts";
import type { NodeServices } from "../../src/rpc/call/services.ts";
import { type RpcOptions, RpcServer } from "../../src/rpc/index.ts";
import { SignatureVerifier } from "../../src/state/index.ts";
import { InlineWorkers } from "../../src/workers/index.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { ledgerRuntime, Transfer } from "../support/ledgerRuntime.ts";
import { ledgerSpec, openWorld, transfer, type WorldOptions } from "../support/world.ts";

/** Amount of a transfer that raises the version of {@link upgradableRuntime}. */
const UPGRADE = 425n;
const CODE = new TextEncoder().encode(":code");

/** The ledger, whose runtime is replaced by a transfer of {@link UPGRADE}: `:code` holds its version. */
const upgradableRuntime: Runtime = {
  methods: [],
  nodeOnly: [],
  call(method, input, state) {
    const raise = (): void => state.set(CODE, u32.encode(versionOf(state) + 1));
    if (method === "Core_execute_block")
      for (const each of Block.decode(input).extrinsics) if (isUpgrade(each)) raise();
    const output = ledgerRuntime.call(method, input, state);
    if (method === "BlockBuilder_apply_extrinsic" && isUpgrade(OpaqueExtrinsic.decode(input))) raise();
    return output;
  },
};

function versionOf(state: { get(key: Uint8Array): Uint8Array | undefined }): number {
  return u32.decode(state.get(CODE) ?? u32.encode(1));
}

/** Lets a chain say which runtime each block has: it takes the one that it was given for all of them. */
function tellVersions(chain: LocalChain): void {
  const call = chain.call.bind(chain);
  chain.call = (hash, method, input) => {
    const output = call(hash, method, input);
    if (method !== "Core_version") return output;
    return RuntimeVersion.encode({ ...RuntimeVersion.decode(output), specVersion: versionOf(chain.state(hash)) });
  };
}

function isUpgrade(extrinsic: Uint8Array): boolean {
  return extrinsic[0] === 1 && Transfer.decode(extrinsic).amount === UPGRADE;
}

/** Options of a server over the ledger. */
export interface LedgerServerOptions {
  readonly rpc?: Partial<RpcOptions>;
  readonly services?: Partial<NodeServices>;
  readonly world?: Pick<WorldOptions, "finality" | "pruning">;
}

/** A server over a real chain of the ledger, whose blocks the test makes where it likes; its complaints are kept. */
export async function startLedger({ rpc, services: given, world: options }: LedgerServerOptions = {}) {
  const clock = new FakeClock();
  const spec = ledgerSpec();
  const world = await openWorld({ spec, clock, runtime: upgradableRuntime, ...options });
  const { author, chain, database, metrics, queue } = world;
  tellVersions(chain);
  const complaints: string[] = [];
  const error: Logger["error"] = (fields, message) => complaints.push(`${message} ${String(Object.values(fields))}`);
  const pool = new TransactionPool({ chain, clock: systemClock });
  const services: NodeServices = {
    ...{ chain, pool, spec, metrics, clock: systemClock, sealer: author, logger: { ...silentLogger, error } },
    nodeOnly: new Set(),
    workers: new InlineWorkers({
      chain,
      nodeOnly: given?.nodeOnly ?? new Set(),
      signatures: new SignatureVerifier(),
      prove: () => [],
    }),
    rawSpec: () => rawSpec(spec, upgradableRuntime),
    system: { implementation: "test", version: "1.2.3", authority: true, peers: () => 0 },
    ...given,
  };
  const server = await RpcServer.start(services, { host: "127.0.0.1", port: 0, ...rpc });
  const url = `ws://127.0.0.1:${server.address.port}`;
  let nonce = 0;

  return {
    ...{ chain, complaints, services, server, url },
    /** Makes a block on another (the best one when not given); no two are alike. */
    async seal(parent?: Hash): Promise<BlockRef> {
      await clock.pass(1000);
      const { hash, number } = await author.seal(parent === undefined ? {} : { parent });
      return { hash, number };
    },
    /** Has the next block on the best one hold a transfer of `amount`. */
    pay(amount: bigint): void {
      queue.add(transfer(nonce, amount));
      nonce += 1;
    },
    /** Has the next block on the best one replace the runtime. */
    upgrade(): void {
      this.pay(UPGRADE);
    },
    async stop(): Promise<void> {
      await server.stop();
      pool.stop();
      await author.stop();
      await database.close();
    },
  };
}
