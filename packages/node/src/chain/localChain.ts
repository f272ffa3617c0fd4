import { fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import type { Runtime } from "@opentao/runtime/boundary";
import { type Database, decodeRecord, type Heads as StoredHeads } from "../database/index.ts";
import type { Clock } from "../primitives/clock.ts";
import { HashedHeader } from "../primitives/hashedHeader.ts";
import type { Metrics } from "../primitives/metrics.ts";
import type { SignatureVerifier, StateExternalities } from "../state/index.ts";
import { type Blocks, Body } from "./blocks/blocks.ts";
import { checkJump, checkPlace } from "./blocks/placement.ts";
import { descendants, isAncestor, longestBranch } from "./blocks/routes.ts";
import { type ExecutedBlock, executeBlock } from "./execution/execute.ts";
import { BlockFacts } from "./execution/facts.ts";
import { genesisBlock } from "./genesis/block.ts";
import { Heads } from "./heads/heads.ts";
import { Notifier } from "./heads/notifier.ts";
import type { BlockRef, Chain, ChainNotification, Hash } from "./interface.ts";
import type { FinalizeOptions, ImportOptions, ImportResult, LocalChainOptions, UnfinalizedBlock } from "./options.ts";
import type { StateImport } from "./stateImport/stateImport.ts";
import { openStateImport } from "./stateImport/stateImporter.ts";
import { Proofs } from "./states/proofs.ts";
import { DEFAULT_CACHES, type States } from "./states/states.ts";
import { StoredChain, storedParts } from "./storedChain.ts";

/**
 * The chain in a database. The best block is the highest one, of equals the one that came first; what is finalized
 * stays.
 */
export class LocalChain extends StoredChain implements Chain {
  readonly genesisHash: Hash;
  /** Proofs of its states for others. */
  readonly proofs: Proofs;
  /** Verifies signatures, and remembers those that are right. */
  readonly signatures: SignatureVerifier;
  /** Facts that the runtime tells of the block after a state. */
  readonly facts: BlockFacts;
  readonly #runtime: Runtime;
  readonly #database: Database;
  readonly #clock: Pick<Clock, "now">;
  readonly #metrics: Metrics;
  readonly #blocks: Blocks;
  readonly #states: States;
  readonly #notifier = new Notifier();
  readonly #heads: Heads;

  /** @throws DatabaseError `OTHER_CHAIN`, `OTHER_PRUNING`, `DISK_FULL`, `UNREADABLE`; NodeError `INVALID_GENESIS` */
  constructor(options: LocalChainOptions) {
    const { spec, runtime, database, metrics, pruning = "archive", caches = DEFAULT_CACHES } = options;
    const parts = storedParts(database, runtime, caches);
    super(parts);
    if (pruning !== "archive" && !(Number.isInteger(pruning) && pruning >= 1)) {
      throw new RangeError("the states of at least one finalized block must be kept");
    }
    this.#runtime = runtime;
    this.facts = new BlockFacts(runtime);
    this.#database = database;
    this.#clock = options.clock;
    this.#metrics = metrics;
    const { blocks, retained, states, justifications, signatures } = parts;
    this.#blocks = blocks;
    this.#states = states;
    this.signatures = signatures;
    this.proofs = new Proofs(blocks, retained, runtime, signatures);
    const genesis = genesisBlock(spec, runtime, signatures);
    this.genesisHash = genesis.hashed.hash;
    const stored = database.claim(spec.id, fromHex(this.genesisHash), pruning !== "archive") ?? this.#begin(genesis);
    const finalityLag = options.finality === "manual" ? undefined : (options.finalityLag ?? 0);
    const headsParts = { database, blocks, states, justifications, notifier: this.#notifier, metrics, pruning };
    this.#heads = new Heads({ ...headsParts, finalityLag }, stored);
  }

  best(): BlockRef {
    return this.#heads.best;
  }

  finalized(): BlockRef {
    return this.#heads.finalized;
  }

  /**
   * The highest block that descends from `block` (itself included), of equals the best or the first; `undefined` when
   * it is unknown.
   */
  bestContaining(block: BlockRef): BlockRef | undefined {
    if (!this.#blocks.knows(block)) return undefined;
    return isAncestor(this.#blocks, block, this.best()) ? this.best() : longestBranch(this.#blocks, block);
  }

  /** Blocks on the last finalized one, all forks, parents first. */
  unfinalized(): UnfinalizedBlock[] {
    const found = descendants(this.#blocks, this.finalized());
    return found.map((block) => ({ block, header: this.#blocks.known(block.hash) }));
  }

  /** Record that a part of the node stored under a name, or `undefined`. */
  record(name: string): Uint8Array | undefined {
    return this.#database.record(name);
  }

  /** Remembers what parts of the node ask for, by name; it is on disk when this returns. @throws DatabaseError */
  persist(records: ReadonlyMap<string, Uint8Array>): void {
    this.#database.commit({ records });
  }

  subscribe(listener: (notification: ChainNotification) => void): () => void {
    return this.#notifier.subscribe(listener);
  }

  /** The state after a block, to make the next one over. @throws BlockError `UNKNOWN_BLOCK`, `STATE_PRUNED` */
  open(hash: Hash): StateExternalities {
    return this.#states.open(this.#blocks.known(hash));
  }

  /**
   * Checks, executes and stores a block made elsewhere.
   *
   * @throws BlockError that says why the block is refused; DatabaseError; TypeError when the header was not hashed
   */
  import(hashed: HashedHeader, extrinsics: readonly Uint8Array[], options: ImportOptions = {}): ImportResult {
    HashedHeader.ensure(hashed);
    const { hash, header } = hashed;
    if (this.#blocks.header(hash) !== undefined) {
      const block = { hash, number: header.number };
      return { block, isBest: hash === this.best().hash, known: true };
    }
    const stop = this.#metrics.importSeconds.startTimer();
    const parent = checkPlace(this.#blocks, this.finalized(), header, extrinsics);
    const context = {
      runtime: this.#runtime,
      facts: this.facts,
      parent,
      parentState: () => this.#states.open(parent),
      now: this.#clock.now(),
      signatures: this.signatures,
      observer: this.#metrics.steps,
    };
    const executed = executeBlock(hashed, extrinsics, context);
    this.#metrics.storage.observe(executed.state.accesses);
    const result = this.commit(executed, options);
    stop();
    return result;
  }

  /**
   * Stores a block that was executed on a known parent.
   *
   * @throws BlockError `WRONG_STATE_ROOT`, `CONTRADICTS_FINALITY`; DatabaseError
   */
  commit(executed: ExecutedBlock, options: ImportOptions = {}): ImportResult {
    return this.#heads.commit(executed, options);
  }

  /**
   * Finalizes a block and its ancestors, in one write with what `options` name. If the best block does not descend
   * from it, the highest that does becomes the best. Of a block that is finalized already only what `options` name is
   * stored.
   *
   * @throws BlockError `UNKNOWN_BLOCK`, `NOT_DESCENDANT`; DatabaseError
   */
  finalize(hash: Hash, options: FinalizeOptions = {}): void {
    this.#heads.finalize(hash, options);
  }

  /**
   * Begins to import the state after a block that is trusted to be finalized, without the blocks before it, or goes on
   * with it.
   *
   * @throws BlockError `CONTRADICTS_FINALITY` when the block is not above the last finalized one; DatabaseError
   */
  importState(header: Header): StateImport {
    checkJump(this.finalized(), header);
    const hashed = HashedHeader.of(header);
    return openStateImport({
      header,
      staged: this.#database.staged,
      version: this.facts.versions(this.open(this.best().hash)).state,
      adopt: (options) => {
        checkJump(this.finalized(), header);
        this.#heads.jump(hashed, { ...options, keep: true });
      },
    });
  }

  /** The block whose state was being imported when that was interrupted, and the number of keys so far. */
  unfinishedImport(): { readonly block: BlockRef; readonly entries: number } | undefined {
    const progress = this.#database.staged.progress;
    if (progress === undefined) return undefined;
    const { hash, header } = decodeRecord(HashedHeader, progress.header, "the header of a state");
    return { block: { hash, number: header.number }, entries: progress.entries };
  }

  #begin(genesis: ExecutedBlock): StoredHeads {
    const { hashed, state, versions } = genesis;
    const { header } = hashed;
    const hash = fromHex(hashed.hash);
    const block = { hash, height: 0, header: Header.encode(header), body: Body.encode([]) };
    const change = state.commitment(versions.state);
    this.#database.commit({
      block: { ...block, state: change },
      canonical: [[0, hash]],
      best: hash,
      finalized: hash,
    });
    return { best: hash, finalized: hash };
  }
}
