import { type Keypair, keypairFromSeed, keypairFromSuri } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import manifest from "../package.json" with { type: "json" };
import { Author, type Sealing, startSealing } from "./authoring/index.ts";
import { auraState } from "./chain/aura.ts";
import { type BlockRef, type CacheLimits, type Hash, LocalChain } from "./chain/index.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Database } from "./database/index.ts";
import { NodeError } from "./error.ts";
import { type Logger, silentLogger } from "./logger.ts";
import { Metrics } from "./metrics/index.ts";
import { Network, type NetworkOptions, type NetworkSettings } from "./network/index.ts";
import { type PoolLimits, TransactionPool } from "./pool/index.ts";
import { type RpcOptions, RpcServer } from "./rpc/index.ts";
import type { Sealer, SealOptions } from "./sealer.ts";
import type { NodeServices } from "./services.ts";
import type { ChainSpec } from "./spec/index.ts";
import { StatusReporter } from "./status/index.ts";

/** What a node is made of. */
export interface NodeOptions {
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  /** Folder of the database; without one the chain lives in a temporary folder that goes when the node stops. */
  readonly basePath?: string | undefined;
  /** Where JSON-RPC is served, with limits; nowhere when not given. Port 0 takes a free one. */
  readonly rpc?: RpcOptions | undefined;
  readonly sealing: Sealing;
  /** Secret of an authority: a secret URI (`//One`, a phrase) or a 32-byte seed. Without one the node makes no blocks. */
  readonly authorKey?: string | Uint8Array | undefined;
  /** When blocks become final: as soon as they are the best (default), or only when asked for. */
  readonly finality?: "best" | "manual" | undefined;
  readonly clock?: Clock | undefined;
  readonly logger?: Logger | undefined;
  readonly pool?: Partial<PoolLimits> | undefined;
  readonly caches?: CacheLimits | undefined;
  /** The node's part in a network of many; without it the node is alone. */
  readonly network?: NetworkSettings | undefined;
}

/** What has been started, to be stopped in the opposite order. */
type Step = () => void | Promise<void>;

/** Share of an interval that the transactions of a block may take; the rest is for sealing and storing it. */
const BUDGET = 2 / 3;

/** One node: a chain in a database, a pool, an author, a JSON-RPC server. Several live side by side in one process. */
export class Node {
  readonly chain: LocalChain;
  readonly pool: TransactionPool;
  readonly metrics: Metrics;
  /** Where JSON-RPC is served; `undefined` when it is not. */
  readonly rpcAddress: { readonly host: string; readonly port: number } | undefined;
  /** The node's peers; `undefined` when it is alone. */
  readonly network: Network | undefined;
  readonly #sealer: Sealer;
  readonly #steps: Step[];
  #stopped: Promise<void> | undefined;

  private constructor(services: NodeServices & { chain: LocalChain }, rpc: RpcServer | undefined, steps: Step[]) {
    this.chain = services.chain;
    this.pool = services.pool;
    this.metrics = services.metrics;
    this.rpcAddress = rpc?.address;
    this.network = services.network;
    this.#sealer = services.sealer;
    this.#steps = steps;
  }

  /**
   * Starts a node. When it cannot start, what was started already is stopped again.
   *
   * @throws DatabaseError `OTHER_CHAIN`, `DATABASE_IN_USE`, `DISK_FULL`, `UNSUPPORTED_VERSION`, `UNREADABLE`
   * @throws NodeError `PORT_IN_USE`, `CANNOT_LISTEN`, `INVALID_GENESIS`, `NOT_AN_AUTHORITY`
   * @throws NetworkError `INVALID_NODE_KEY`, `INVALID_ADDRESS`, `NOT_LOOPBACK`, `CANNOT_LISTEN`
   * @throws CryptoError when the author's secret is none
   */
  static async start(options: NodeOptions): Promise<Node> {
    const steps: Step[] = [];
    try {
      return await Node.#start(options, steps);
    } catch (error) {
      await unwind(steps);
      throw error;
    }
  }

  static async #start(options: NodeOptions, steps: Step[]): Promise<Node> {
    const { spec, runtime, sealing, rpc, clock = systemClock, logger = silentLogger } = options;
    const key = options.authorKey === undefined ? undefined : keyOf(options.authorKey);
    const metrics = new Metrics();
    const database = await Database.open(options.basePath);
    steps.push(() => database.close());
    const { finality = "best", caches } = options;
    const chain = new LocalChain({
      ...{ spec, runtime, database, clock, metrics, finality },
      ...(caches === undefined ? {} : { caches }),
    });
    if (key !== undefined) checkAuthority(chain, runtime, key);
    const limits = options.pool ?? {};
    const pool = new TransactionPool({ chain, clock, metrics, logger, limits });
    steps.push(() => pool.stop());
    const budgetMs = sealing.kind === "interval" ? sealing.blockTimeMs * BUDGET : undefined;
    const author = new Author({ chain, runtime, transactions: pool, clock, metrics, logger, key, budgetMs });
    steps.push(() => author.stop());
    const { version } = manifest;
    const authority = key !== undefined;
    const network = await startNetwork(options, { chain, pool, clock, metrics, logger });
    if (network !== undefined) steps.push(() => network.stop());
    const system = { implementation: "OpenTAO", version, authority, peers: () => network?.peers.length ?? 0 };
    const bootNodes = [...spec.bootNodes, ...(options.network?.bootNodes ?? [])];
    const watched = { chain, spec, clock, system, network, bootNodes, basePath: options.basePath, rpcHost: rpc?.host };
    const status = new StatusReporter(watched);
    steps.push(() => status.stop());
    const services = { chain, pool, spec, sealer: author, system, network, status, metrics, clock, logger };
    const server = rpc === undefined ? undefined : await RpcServer.start(services, rpc);
    if (server !== undefined) steps.push(() => server.stop());
    if (key !== undefined) steps.push(startSealing(sealing, { author, transactions: pool, clock, logger }));
    logger.info({ chain: spec.id, genesis: chain.genesisHash, best: chain.best().number }, "node started");
    return new Node(services, server, steps);
  }

  /** Makes one block; see {@link Sealer.seal}. @throws NodeError `NOT_AN_AUTHORITY`, `STOPPED`; ChainError `UNKNOWN_BLOCK` */
  async seal(options?: SealOptions): Promise<BlockRef> {
    const { hash, number } = await this.#sealer.seal(options);
    return { hash, number };
  }

  /** Makes a block and its ancestors final. @throws ChainError `UNKNOWN_BLOCK`, `NOT_DESCENDANT` */
  finalize(hash: Hash): void {
    this.#sealer.finalize(hash);
  }

  /** Ends the node: no more blocks, clients disconnected, database closed. Calling it again waits for the same end. */
  stop(): Promise<void> {
    this.#stopped ??= unwind(this.#steps);
    return this.#stopped;
  }
}

/** Takes all steps back, last first; what goes wrong does not keep the others from being taken back. */
async function unwind(steps: Step[]): Promise<void> {
  const errors: unknown[] = [];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    try {
      await step();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, "the node did not stop cleanly");
}

function keyOf(secret: string | Uint8Array): Keypair {
  return typeof secret === "string" ? keypairFromSuri(secret) : keypairFromSeed(secret);
}

type NetworkParts = Pick<NetworkOptions, "pool" | "clock" | "metrics" | "logger"> & { readonly chain: LocalChain };

async function startNetwork(options: NodeOptions, parts: NetworkParts): Promise<Network | undefined> {
  const { network: settings, spec, authorKey } = options;
  if (settings === undefined) return undefined;
  return Network.start({
    ...settings,
    ...parts,
    forkId: spec.forkId ?? undefined,
    bootNodes: [...spec.bootNodes, ...(settings.bootNodes ?? [])],
    role: authorKey === undefined ? "full" : "authority",
    importBlock: ({ header, body }) => parts.chain.import(header, body),
    justifications: () => undefined,
    proofs: parts.chain.proofs,
    userAgent: `OpenTAO/${manifest.version}`,
  });
}

function checkAuthority(chain: LocalChain, runtime: Runtime, key: Keypair): void {
  const { authorities } = auraState(runtime, chain.open(chain.best().hash));
  if (authorities.some((authority) => Buffer.compare(authority, key.publicKey) === 0)) return;
  throw new NodeError(
    "NOT_AN_AUTHORITY",
    `the key ${key.address} is not one of the chain's authorities`,
    "Give the secret of one of the keys in `aura.authorities`, or none, so that the node only follows.",
  );
}
