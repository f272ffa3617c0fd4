import manifest from "../package.json" with { type: "json" };
import { Author, SealedSlots } from "./authoring/index.ts";
import { type BlockRef, type Hash, LocalChain } from "./chain/index.ts";
import { systemClock } from "./clock.ts";
import { Database } from "./database/index.ts";
import { Finality } from "./finality/index.ts";
import { silentLogger } from "./logger.ts";
import { Metrics } from "./metrics/index.ts";
import type { Network } from "./network/index.ts";
import type { NodeOptions } from "./nodeOptions.ts";
import { OffenceReporter, reportVoter } from "./offences/index.ts";
import { TransactionPool } from "./pool/index.ts";
import { RpcServer } from "./rpc/index.ts";
import type { Sealer, SealOptions } from "./sealer.ts";
import type { NodeServices } from "./services.ts";
import { rawSpec } from "./spec/index.ts";
import { Consensus } from "./start/consensus.ts";
import { checkVoters, finalityMode } from "./start/finality.ts";
import { checkAuthorKey, openKeys, voters } from "./start/keys.ts";
import { startNetwork } from "./start/network.ts";
import { Steps } from "./start/steps.ts";
import { StatusReporter } from "./status/index.ts";

export type { NodeOptions } from "./nodeOptions.ts";

/** Share of an interval that the transactions of a block may take; the rest is for sealing and storing it. */
const BUDGET = 2 / 3;

/** One node: a chain in a database, a pool, an author, a voter, a JSON-RPC server. Several live side by side in one process. */
export class Node {
  readonly chain: LocalChain;
  readonly pool: TransactionPool;
  readonly metrics: Metrics;
  /** Where JSON-RPC is served; `undefined` when it is not. */
  readonly rpcAddress: { readonly host: string; readonly port: number } | undefined;
  /** The node's peers; `undefined` when it is alone. */
  readonly network: Network | undefined;
  /** All that the node offers to others. */
  readonly services: NodeServices;
  readonly #sealer: Sealer;
  readonly #steps: Steps;

  private constructor(services: NodeServices & { chain: LocalChain }, rpc: RpcServer | undefined, steps: Steps) {
    this.chain = services.chain;
    this.pool = services.pool;
    this.metrics = services.metrics;
    this.rpcAddress = rpc?.address;
    this.network = services.network;
    this.services = services;
    this.#sealer = services.sealer;
    this.#steps = steps;
  }

  /**
   * Starts a node. When it cannot start, what was started already is stopped again.
   *
   * @throws DatabaseError `OTHER_CHAIN`, `DATABASE_IN_USE`, `DISK_FULL`, `UNSUPPORTED_VERSION`, `UNREADABLE`
   * @throws NodeError `PORT_IN_USE`, `CANNOT_LISTEN`, `INVALID_GENESIS`, `NOT_AN_AUTHORITY`, `NO_VOTERS`, `KEY_UNREADABLE`, `WRONG_PASSWORD`
   * @throws NetworkError `INVALID_NODE_KEY`, `INVALID_ADDRESS`, `NOT_LOOPBACK`, `CANNOT_LISTEN`
   * @throws CryptoError when the author's secret is none
   */
  static async start(options: NodeOptions): Promise<Node> {
    const steps = new Steps();
    try {
      return await Node.#start(options, steps);
    } catch (error) {
      await steps.undo();
      throw error;
    }
  }

  static async #start(options: NodeOptions, steps: Steps): Promise<Node> {
    const { spec, runtime, sealing, rpc, caches, pruning, clock = systemClock, logger = silentLogger } = options;
    const keys = openKeys(options);
    const metrics = new Metrics();
    const database = await Database.open(options.basePath);
    steps.add(() => database.close());
    const mode = finalityMode(options);
    const parts = { spec, runtime, database, clock, metrics, pruning };
    const chain = new LocalChain({
      ...parts,
      finality: mode === "vote" ? "manual" : mode,
      ...(caches === undefined ? {} : { caches }),
    });
    checkAuthorKey(options, keys, chain, runtime, logger);
    if (mode === "vote") checkVoters(options, chain);
    const pool = new TransactionPool({ chain, clock, metrics, logger, limits: options.pool ?? {} });
    steps.add(() => pool.stop());
    const reporter = new OffenceReporter({ chain, runtime, pool, logger });
    const voting = { chain, runtime, clock, metrics, logger, signers: () => voters(keys) };
    const finality =
      mode === "vote" ? new Finality({ ...voting, equivocated: (proof) => reportVoter(reporter, proof) }) : undefined;
    const consensus = new Consensus(options, { chain, pool, keys, finality, reporter, clock, logger });
    steps.add(() => consensus.settled());
    const network = await startNetwork(options, { chain, pool, keys, finality, clock, metrics, logger });
    if (network !== undefined) steps.add(() => network.stop());
    const isAmongOthers = network !== undefined || finality !== undefined;
    const author = new Author({
      ...{ chain, runtime, transactions: pool, clock, metrics, logger, keys: () => keys.keys("aura") },
      budgetMs: sealing.kind === "interval" ? sealing.blockTimeMs * BUDGET : undefined,
      among: isAmongOthers
        ? {
            slots: new SealedSlots(chain),
            isBehind: () => !consensus.begun || network?.isMajorSync === true,
            byVote: finality !== undefined,
          }
        : undefined,
    });
    steps.add(() => author.stop());
    const system = {
      implementation: "OpenTAO",
      version: manifest.version,
      get authority() {
        return !keys.isEmpty;
      },
      peers: () => network?.peers.length ?? 0,
    };
    const sources = { chain, spec, clock, system, network, finality, keys, basePath: options.basePath };
    const bootNodes = [...spec.bootNodes, ...(options.network?.bootNodes ?? [])];
    const status = new StatusReporter({ ...sources, rpcHost: rpc?.host, bootNodes, isAuthority: options.usesKeys });
    steps.add(() => status.stop());
    const services = {
      chain,
      pool,
      spec,
      rawSpec: () => rawSpec(spec, runtime),
      sealer: author,
      system,
      network,
      finality,
      keys: options.usesKeys === false ? undefined : keys,
      status,
      metrics,
      clock,
      logger,
    };
    const server = rpc === undefined ? undefined : await RpcServer.start(services, rpc);
    if (server !== undefined) steps.add(() => server.stop());
    steps.add(() => consensus.stop());
    consensus.begin(author, network);
    logger.info({ chain: spec.id, genesis: chain.genesisHash, best: chain.best().number }, "node started");
    return new Node(services, server, steps);
  }

  /** Makes one block; see {@link Sealer.seal}. @throws NodeError `NOT_AN_AUTHORITY`, `STOPPED`; ChainError `UNKNOWN_BLOCK` */
  async seal(options?: SealOptions): Promise<BlockRef> {
    const { hash, number } = await this.#sealer.seal(options);
    return { hash, number };
  }

  /** Makes a block and its ancestors final. @throws ChainError `UNKNOWN_BLOCK`, `NOT_DESCENDANT`; NodeError `FINALITY_BY_VOTE` */
  finalize(hash: Hash): void {
    this.#sealer.finalize(hash);
  }

  /** Ends the node: no more blocks, clients disconnected, database closed. Calling it again waits for the same end. */
  stop(): Promise<void> {
    return this.#steps.undo();
  }
}
