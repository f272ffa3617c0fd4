import type { SealOptions } from "./authoring/sealer.ts";
import type { BlockRef, Hash, LocalChain } from "./chain/index.ts";
import type { Network } from "./network/index.ts";
import type { TransactionPool } from "./pool/index.ts";
import type { Metrics } from "./primitives/metrics.ts";
import { RpcServer } from "./rpc/index.ts";
import { makeAuthor } from "./start/author.ts";
import { openBase } from "./start/base.ts";
import { Consensus } from "./start/consensus.ts";
import type { Faults } from "./start/faults.ts";
import { DEFAULT_MEMORY, withinMemory } from "./start/memory.ts";
import { startNetwork } from "./start/network.ts";
import type { NodeOptions } from "./start/options.ts";
import { type LocalServices, makeServices } from "./start/services.ts";
import { Steps } from "./start/steps.ts";

export type { NodeOptions } from "./start/options.ts";

/**
 * One node: a chain in a database, a pool, an author, a voter, a JSON-RPC server. Several live side by side in one
 * process.
 */
export class Node {
  readonly chain: LocalChain;
  readonly pool: TransactionPool;
  readonly metrics: Metrics;
  /** Address of the JSON-RPC server; `undefined` when there is none. */
  readonly rpcAddress: { readonly host: string; readonly port: number } | undefined;
  /** The node's peers; `undefined` when it is alone. */
  readonly network: Network | undefined;
  /** All that the node offers to others. */
  readonly services: LocalServices;
  /** Settles with the fault of this machine for which the node has stopped by itself; never while it is well. */
  readonly failed: Promise<Error>;
  readonly #steps: Steps;

  private constructor(services: LocalServices, rpc: RpcServer | undefined, steps: Steps, faults: Faults) {
    this.chain = services.chain;
    this.pool = services.pool;
    this.metrics = services.metrics;
    this.rpcAddress = rpc?.address;
    this.network = services.network;
    this.services = services;
    this.#steps = steps;
    this.failed = faults.occurred.then(async (fault) => {
      await this.stop();
      return fault;
    });
    this.failed.catch((error: unknown) => services.logger.error({ error }, "the node did not stop cleanly"));
  }

  /**
   * Starts a node. When it cannot start, what was started already is stopped again.
   *
   * @throws DatabaseError `OTHER_CHAIN`, `DATABASE_IN_USE`, `DISK_FULL`, `UNSUPPORTED_VERSION`, `UNREADABLE`
   * @throws NodeError `PORT_IN_USE`, `CANNOT_LISTEN`, `INVALID_GENESIS`, `NOT_AN_AUTHORITY`, `NO_VOTERS`,
   * `KEY_UNREADABLE`, `WRONG_PASSWORD`
   * @throws NetworkError `INVALID_NODE_KEY`, `INVALID_ADDRESS`, `NOT_LOOPBACK`, `CANNOT_LISTEN`
   * @throws CryptoError when the author's secret is none
   * @throws RangeError when `memory` is less than `LEAST_MEMORY`
   */
  static async start(options: NodeOptions): Promise<Node> {
    const steps = new Steps();
    try {
      return await Node.#start(withinMemory(options), steps);
    } catch (error) {
      await steps.undo();
      throw error;
    }
  }

  static async #start(options: NodeOptions, steps: Steps): Promise<Node> {
    const base = await openBase(options, steps);
    const consensus = new Consensus(options, base);
    steps.add(() => consensus.settled());
    const network = await startNetwork(options, base);
    if (network !== undefined) steps.add(() => network.stop());
    const author = makeAuthor(options, base, consensus, network);
    steps.add(() => author.stop());
    const services = makeServices(options, base, author, network, steps);
    const { rpc, spec } = options;
    const server = rpc === undefined ? undefined : await RpcServer.start(services, rpc);
    if (server !== undefined) steps.add(() => server.stop());
    steps.add(() => consensus.stop());
    consensus.begin(author, network);
    const { chain, logger } = base;
    const memory = options.memory ?? DEFAULT_MEMORY;
    logger.info({ chain: spec.id, genesis: chain.genesisHash, best: chain.best().number, memory }, "node started");
    return new Node(services, server, steps, base.faults);
  }

  /**
   * Makes one block; see `Sealer.seal`. @throws NodeError `NOT_AN_AUTHORITY`, `STOPPED`; BlockError
   * `UNKNOWN_BLOCK`
   */
  async seal(options?: SealOptions): Promise<BlockRef> {
    const { hash, number } = await this.services.sealer.seal(options);
    return { hash, number };
  }

  /**
   * Finalizes a block and its ancestors. @throws BlockError `UNKNOWN_BLOCK`, `NOT_DESCENDANT`; NodeError
   * `FINALITY_BY_VOTE`
   */
  finalize(hash: Hash): void {
    this.services.sealer.finalize(hash);
  }

  /** Ends the node: no more blocks, clients disconnected, database closed. Calling it again waits for the same end. */
  stop(): Promise<void> {
    return this.#steps.undo();
  }
}
