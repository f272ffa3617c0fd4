import { bytesEqual, fromHex, toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import type { Clock } from "../clock.ts";
import type { Database, Heads } from "../database/index.ts";
import type { Metrics } from "../metrics/index.ts";
import { readerOf, SignatureVerifier, type StateExternalities } from "../state/index.ts";
import { Blocks, Body } from "./blocks.ts";
import { ChainError } from "./error.ts";
import { type ExecutedBlock, executeBlock } from "./execute.ts";
import { genesisBlock } from "./genesis.ts";
import type { BlockRef, Chain, ChainNotification, Hash, Justified, StateReader } from "./interface.ts";
import { Notifier } from "./notifier.ts";
import type { FinalizeOptions, ImportOptions, ImportResult, LocalChainOptions, UnfinalizedBlock } from "./options.ts";
import { checkFinality, checkPlace } from "./placement.ts";
import { Proofs } from "./proofs.ts";
import {
  canonicalChanges,
  deadBlocks,
  descendants,
  isAncestor,
  longestBranch,
  type Route,
  routeBetween,
} from "./routes.ts";
import { DEFAULT_CACHES, States } from "./states.ts";

/**
 * The chain in a database. The best block is the highest one, of equals the one that came first; what is final stays.
 * Memory follows the database: a commit that fails changes nothing.
 */
export class LocalChain implements Chain {
  readonly genesisHash: Hash;
  /** Proofs of its states for others. */
  readonly proofs: Proofs;
  readonly #runtime: Runtime;
  readonly #database: Database;
  readonly #clock: Pick<Clock, "now">;
  readonly #metrics: Metrics;
  readonly #finality: "best" | "manual";
  readonly #blocks: Blocks;
  readonly #states: States;
  readonly #notifier = new Notifier();
  #best: BlockRef;
  #finalized: BlockRef;

  /** @throws DatabaseError `OTHER_CHAIN`, `DISK_FULL`, `UNREADABLE`; NodeError `INVALID_GENESIS` */
  constructor(options: LocalChainOptions) {
    const { spec, runtime, database } = options;
    this.#runtime = runtime;
    this.#database = database;
    this.#clock = options.clock;
    this.#metrics = options.metrics;
    this.#finality = options.finality;
    const signatures = new SignatureVerifier();
    this.#blocks = new Blocks(database);
    this.#states = new States(runtime, database.store, signatures, options.caches ?? DEFAULT_CACHES);
    this.proofs = new Proofs(this.#blocks, database.store, runtime, signatures);
    const genesis = genesisBlock(spec, runtime, signatures);
    this.genesisHash = toHex(genesis.hash);
    const { best, finalized } = database.claim(spec.id, genesis.hash) ?? this.#begin(genesis);
    this.#best = this.#refOf(toHex(best));
    this.#finalized = this.#refOf(toHex(finalized));
    this.#states.values.reset(this.#blocks.known(this.#best.hash).stateRoot);
    this.#report();
  }

  best(): BlockRef {
    return this.#best;
  }

  finalized(): BlockRef {
    return this.#finalized;
  }

  header(hash: Hash): Header | undefined {
    return this.#blocks.header(hash);
  }

  body(hash: Hash): Uint8Array[] | undefined {
    return this.#blocks.body(hash);
  }

  hashAt(number: number): Hash | undefined {
    return this.#blocks.canonical(number);
  }

  hashesAt(number: number): Hash[] {
    const first = this.hashAt(number);
    const others = this.#blocks.atHeight(number).filter((hash) => hash !== first);
    return first === undefined ? others : [first, ...others];
  }

  children(hash: Hash): Hash[] {
    const header = this.#blocks.header(hash);
    return header === undefined ? [] : this.#blocks.children({ hash, number: header.number });
  }

  justification(hash: Hash): Uint8Array | undefined {
    return this.#blocks.header(hash) === undefined ? undefined : this.#database.justification(fromHex(hash));
  }

  latestJustification(): Justified | undefined {
    const justified = this.#database.justified();
    const bytes = justified === undefined ? undefined : this.#database.justification(justified);
    return justified === undefined || bytes === undefined ? undefined : { block: this.#refOf(toHex(justified)), bytes };
  }

  /** Whether `ancestor` is `block` or one of its ancestors; `false` when one of them is unknown. */
  isDescendant(ancestor: BlockRef, block: BlockRef): boolean {
    const known = this.#blocks.knows(ancestor) && this.#blocks.knows(block);
    return known && isAncestor(this.#blocks, ancestor, block);
  }

  /** The highest block that descends from `block` (itself included), of equals the best or the first; `undefined` when it is unknown. */
  bestContaining(block: BlockRef): BlockRef | undefined {
    if (!this.#blocks.knows(block)) return undefined;
    return isAncestor(this.#blocks, block, this.#best) ? this.#best : longestBranch(this.#blocks, block);
  }

  /** Blocks on the last final one, all forks, parents first. */
  unfinalized(): UnfinalizedBlock[] {
    const found = descendants(this.#blocks, this.#finalized);
    return found.map((block) => ({ block, header: this.#blocks.known(block.hash) }));
  }

  /** What a part of the node remembers under a name, or `undefined`. */
  record(name: string): Uint8Array | undefined {
    return this.#database.record(name);
  }

  /** Remembers what parts of the node ask for, by name; it is on disk when this returns. @throws DatabaseError */
  persist(records: ReadonlyMap<string, Uint8Array>): void {
    this.#database.commit({ records });
  }

  state(hash: Hash): StateReader {
    return readerOf(this.#states.stored(this.#blocks.known(hash)));
  }

  call(hash: Hash, method: string, input: Uint8Array): Uint8Array {
    return this.#states.call(this.#blocks.known(hash), method, input);
  }

  subscribe(listener: (notification: ChainNotification) => void): () => void {
    return this.#notifier.subscribe(listener);
  }

  /** The state after a block, to make the next one over. @throws ChainError `UNKNOWN_BLOCK` */
  open(hash: Hash): StateExternalities {
    return this.#states.open(this.#blocks.known(hash));
  }

  /**
   * Checks, executes and stores a block made elsewhere.
   *
   * @throws ChainError that says why the block is refused; DatabaseError
   */
  import(header: Header, extrinsics: readonly Uint8Array[], options: ImportOptions = {}): ImportResult {
    const hash = toHex(blake2b256(Header.encode(header)));
    if (this.#blocks.header(hash) !== undefined) {
      const block = { hash, number: header.number };
      return { block, isBest: hash === this.#best.hash, known: true };
    }
    const stop = this.#metrics.importSeconds.startTimer();
    const parent = checkPlace(this.#blocks, this.#finalized, header, extrinsics);
    const context = {
      runtime: this.#runtime,
      parent,
      parentState: () => this.#states.open(parent),
      now: this.#clock.now(),
    };
    const result = this.commit(executeBlock(header, extrinsics, context), options);
    stop();
    return result;
  }

  /**
   * Stores a block that was executed on a known parent.
   *
   * @throws ChainError `WRONG_STATE_ROOT`, `CONTRADICTS_FINALITY`; DatabaseError
   */
  commit(executed: ExecutedBlock, { finalize }: ImportOptions = {}): ImportResult {
    const { header, state, hash } = executed;
    const block: BlockRef = { hash: toHex(hash), number: header.number };
    const parent: BlockRef = { hash: toHex(header.parentHash), number: header.number - 1 };
    checkFinality(this.#blocks, this.#finalized, parent);
    const { root, nodes } = state.commitment(executed.versions.state);
    if (!bytesEqual(root, header.stateRoot)) {
      throw new ChainError("WRONG_STATE_ROOT", "the state is not the one that the header says", "Make the block anew.");
    }
    const isBest = block.number > this.#best.number;
    const route = isBest ? this.#routeTo(parent, block) : { retracted: [], enacted: [] };
    const final = isBest && (finalize ?? this.#finality === "best");
    this.#database.commit({
      block: {
        hash,
        height: block.number,
        header: Header.encode(header),
        body: Body.encode([...executed.extrinsics]),
        nodes,
      },
      canonical: canonicalChanges(route),
      ...(isBest ? { best: hash } : {}),
      ...(final ? { finalized: hash } : {}),
    });
    const before = this.#finalized;
    if (isBest) {
      this.#best = block;
      this.#states.values.advance(state.baseRoot, root, state.changes);
    }
    if (final) this.#finalized = block;
    this.#report();
    this.#notifier.notify({ kind: "imported", block, header, isBest, ...route, changes: state.changes });
    if (final) this.#notifyFinality(before, block);
    return { block, isBest, known: false };
  }

  /**
   * Makes a block and its ancestors final, in one write with what `options` name. If the best block does not descend from
   * it, the highest that does becomes the best. Of a block that is final already only what `options` name is stored.
   *
   * @throws ChainError `UNKNOWN_BLOCK`, `NOT_DESCENDANT`; DatabaseError
   */
  finalize(hash: Hash, options: FinalizeOptions = {}): void {
    const block = this.#refOf(hash);
    const before = this.#finalized;
    const { records } = options;
    const justification = this.#justificationOf(block, options);
    if (isAncestor(this.#blocks, block, before)) {
      if (justification !== undefined || records !== undefined) this.#database.commit({ justification, records });
      return;
    }
    if (!isAncestor(this.#blocks, before, block)) {
      const hint = "Only blocks that descend from the last final one can become final.";
      throw new ChainError(
        "NOT_DESCENDANT",
        `block ${hash} does not descend from the final block ${before.hash}`,
        hint,
      );
    }
    const moves = !isAncestor(this.#blocks, block, this.#best);
    const best = moves ? longestBranch(this.#blocks, block) : this.#best;
    const route = routeBetween(this.#blocks, this.#best, best);
    const heads = { canonical: canonicalChanges(route), best: fromHex(best.hash), finalized: fromHex(hash) };
    this.#database.commit({ ...heads, justification, records });
    this.#finalized = block;
    this.#best = best;
    if (moves) {
      const header = this.#blocks.known(best.hash);
      this.#states.values.reset(header.stateRoot);
      this.#notifier.notify({ kind: "best", block: best, header, ...route });
    }
    this.#report();
    this.#notifyFinality(before, block);
  }

  /** What is stored of a block's justification: nothing of one that is below the newest and not to be kept. */
  #justificationOf(block: BlockRef, { justification: bytes, keep = false }: FinalizeOptions) {
    if (bytes === undefined) return undefined;
    const newest = block.number >= (this.latestJustification()?.block.number ?? 0);
    return newest || keep ? { block: fromHex(block.hash), bytes, newest, keep } : undefined;
  }

  /** The way from the best block to a new one. */
  #routeTo(parent: BlockRef, block: BlockRef): Route {
    const { retracted, enacted } = routeBetween(this.#blocks, this.#best, parent);
    return { retracted, enacted: [...enacted, block] };
  }

  #begin(genesis: ExecutedBlock): Heads {
    const { hash, header, state, versions } = genesis;
    const { nodes } = state.commitment(versions.state);
    const block = { hash, height: 0, header: Header.encode(header), body: Body.encode([]), nodes };
    this.#database.commit({ block, canonical: [[0, hash]], best: hash, finalized: hash });
    return { best: hash, finalized: hash };
  }

  /** @throws ChainError `UNKNOWN_BLOCK` */
  #refOf(hash: Hash): BlockRef {
    return { hash, number: this.#blocks.known(hash).number };
  }

  #notifyFinality(before: BlockRef, block: BlockRef): void {
    const finalized: BlockRef[] = [];
    for (let number = before.number + 1; number <= block.number; number += 1) {
      const hash = this.#blocks.canonical(number);
      if (hash !== undefined) finalized.push({ hash, number });
    }
    this.#notifier.notify({ kind: "finalized", finalized, pruned: deadBlocks(this.#blocks, before, block) });
  }

  #report(): void {
    this.#metrics.blockHeight.set({ status: "best" }, this.#best.number);
    this.#metrics.blockHeight.set({ status: "finalized" }, this.#finalized.number);
  }
}
