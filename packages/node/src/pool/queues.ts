import type { ReadyTransactions } from "../authoring/transactions.ts";
import type { Hash } from "../chain/interface.ts";
import { leastUrgent, leastWanted, Tally } from "./excess.ts";
import { Expiries } from "./expiries.ts";
import { FreeTally } from "./freeTally.ts";
import type { QueueLimits } from "./limits.ts";
import { BlockOrder } from "./order.ts";
import { cycle, dependsOnAny, requireHigherPriority, sumOfPriorities } from "./rivals.ts";
import { type Node, TagIndex } from "./tagIndex.ts";
import type { PoolTransaction, Tag, Validity } from "./transaction.ts";

/** Number of transactions and bytes of their extrinsics. */
export interface Usage {
  readonly count: number;
  readonly bytes: number;
}

/** Ready transactions in the order in which a block takes them, once. */
export interface ReadyPoolTransactions extends ReadyTransactions {
  [Symbol.iterator](): Iterator<PoolTransaction, void, undefined>;
}

/** Observer of the moves of transactions. */
export interface QueueObserver {
  becameReady(hash: Hash): void;
  becameFuture(hash: Hash): void;
  /** It left the queues because `by` has its tags and a higher priority. */
  usurped(hash: Hash, by: Hash): void;
}

/**
 * The ready and the future queue. A transaction is ready when the chain or another ready transaction provides every tag
 * it requires; one ready transaction at most provides a tag.
 */
export class Queues {
  readonly #nodes = new Map<Hash, Node>();
  /** Ready transactions by the tags that they provide. */
  readonly #providers = new Map<Tag, Node>();
  /** Transactions by the required tags that the chain does not provide. */
  readonly #dependents = new TagIndex();
  /** Future transactions by the tags that they would provide. */
  readonly #candidates = new TagIndex();
  readonly #free = new FreeTally();
  readonly #expiries = new Expiries();
  readonly #tally = { ready: new Tally(leastUrgent), future: new Tally(leastWanted) };
  readonly #usage = { ready: { count: 0, bytes: 0 }, future: { count: 0, bytes: 0 } };
  readonly #observer: QueueObserver;

  constructor(observer: QueueObserver) {
    this.#observer = observer;
  }

  get usage(): { readonly ready: Usage; readonly future: Usage } {
    return this.#usage;
  }

  /** Returns the number of a key's free transactions. */
  freeOf(sender: string): number {
    return this.#free.of(sender);
  }

  /** Transactions that no block above a height may hold. */
  expired(height: number): Hash[] {
    return this.#expiries.until(height);
  }

  get(hash: Hash): PoolTransaction | undefined {
    return this.#nodes.get(hash)?.transaction;
  }

  /** Returns whether a ready transaction provides the tag. */
  provides(tag: Tag): boolean {
    return this.#providers.has(tag);
  }

  /** Ready transactions in the order in which a block takes them; what leaves the queue meanwhile is left out. */
  ready(): ReadyPoolTransactions {
    const order = new BlockOrder(this.#select(true), this.#providers);
    return { [Symbol.iterator]: () => this.#present(order.nodes()), leaveOut: (one) => order.leaveOut(one) };
  }

  /** Transactions that wait for others, in the order of their arrival. */
  future(): PoolTransaction[] {
    return this.#select(false).map((node) => node.transaction);
  }

  /**
   * Puts a transaction in; those of a lower priority that provide the same tags leave.
   *
   * @throws PoolError `PRIORITY_TOO_LOW`, `CYCLE`; nothing has changed then
   */
  insert(transaction: PoolTransaction): void {
    const node: Node = { transaction, requires: new Set(transaction.requires), ready: false };
    if (transaction.provides.some((tag) => node.requires.has(tag))) throw cycle();
    const ready = this.#isMet(node);
    const rivals = ready ? this.#readyRivals(node) : this.#futureRivals(node);
    requireHigherPriority(transaction, rivals);
    if (ready && dependsOnAny(node, rivals, this.#providers)) throw cycle();
    for (const rival of rivals) this.#nodes.delete(rival.transaction.hash);
    this.#nodes.set(transaction.hash, node);
    for (const tag of node.requires) this.#dependents.add(tag, node);
    if (ready) this.#makeReady(node, rivals);
    else {
      this.#detachAll(rivals, transaction.hash);
      this.#makeFuture(node);
    }
  }

  /** Takes a transaction out; those that require it become future ones. */
  remove(hash: Hash): PoolTransaction | undefined {
    const node = this.#nodes.get(hash);
    if (node === undefined) return undefined;
    this.#nodes.delete(hash);
    this.#detach(node);
    this.#demoteDependentsOf(node.transaction.provides);
    return node.transaction;
  }

  /** Takes a transaction out with all that require it, directly or not. Returns what left, the transaction first. */
  removeWithDependents(hash: Hash): PoolTransaction[] {
    const removed: Node[] = [];
    const first = this.#nodes.get(hash);
    const pending = first === undefined ? [] : [first];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (this.#nodes.get(node.transaction.hash) !== node) continue;
      this.#nodes.delete(node.transaction.hash);
      if (node.ready)
        for (const tag of node.transaction.provides)
          for (const dependent of this.#dependents.of(tag)) pending.push(dependent);
      this.#detach(node);
      removed.push(node);
    }
    return removed.map((node) => node.transaction);
  }

  /** Notes that the chain provides these tags from now on. */
  satisfy(tags: readonly Tag[]): void {
    const met: Node[] = [];
    for (const tag of tags) {
      for (const node of this.#dependents.take(tag)) {
        node.requires.delete(tag);
        met.push(node);
      }
    }
    this.#promote(met);
  }

  /**
   * Takes the new validity of a transaction: the chain provides the tags that it requires no longer.
   *
   * @throws PoolError `PRIORITY_TOO_LOW`, `CYCLE` when it has changed and cannot stay
   */
  refresh(hash: Hash, validity: Validity): void {
    const node = this.#nodes.get(hash);
    if (node === undefined) return;
    const before = node.transaction;
    const transaction = { ...before, ...validity };
    if (
      before.priority === validity.priority &&
      before.provides.join() === validity.provides.join() &&
      validity.requires.every((tag) => node.requires.has(tag))
    ) {
      this.#count(node, -1);
      node.transaction = transaction;
      this.#count(node, 1);
      this.satisfy([...node.requires].filter((tag) => !validity.requires.includes(tag)));
    } else {
      this.remove(hash);
      this.insert(transaction);
    }
  }

  /** The transaction to leave out first of a queue that is over `limits`. */
  excess(queue: "ready" | "future", limits: QueueLimits): PoolTransaction | undefined {
    const usage = this.#usage[queue];
    if (usage.count <= limits.count && usage.bytes <= limits.bytes) return undefined;
    return this.#tally[queue].first(usage.count > limits.count ? "count" : "bytes");
  }

  *#present(nodes: Iterable<Node>): Generator<PoolTransaction, void, undefined> {
    for (const node of nodes) {
      if (node.ready && this.#nodes.get(node.transaction.hash) === node) yield node.transaction;
    }
  }

  #select(ready: boolean): Node[] {
    return [...this.#nodes.values()].filter((node) => node.ready === ready);
  }

  #isMet(node: Node): boolean {
    for (const tag of node.requires) if (!this.#providers.has(tag)) return false;
    return true;
  }

  #readyRivals(node: Node): Set<Node> {
    return new Set(node.transaction.provides.flatMap((tag) => this.#providers.get(tag) ?? []));
  }

  #futureRivals(node: Node): Set<Node> {
    return new Set(node.transaction.provides.flatMap((tag) => this.#candidates.of(tag)));
  }

  /** Makes a node ready in the place of its rivals, then all whose requirements are met now. */
  #makeReady(node: Node, rivals: ReadonlySet<Node>): void {
    this.#detachAll(rivals, node.transaction.hash);
    node.ready = true;
    this.#count(node, 1);
    for (const tag of node.transaction.provides) this.#providers.set(tag, node);
    this.#observer.becameReady(node.transaction.hash);
    // A rival may have provided more than this one does.
    for (const rival of rivals) this.#demoteDependentsOf(rival.transaction.provides);
    this.#promote(node.transaction.provides.flatMap((tag) => this.#dependents.of(tag)));
  }

  #makeFuture(node: Node): void {
    node.ready = false;
    this.#count(node, 1);
    for (const tag of node.transaction.provides) this.#candidates.add(tag, node);
    this.#observer.becameFuture(node.transaction.hash);
  }

  /** Makes those of the nodes ready that wait no longer. */
  #promote(nodes: readonly Node[]): void {
    for (const node of nodes) {
      const { hash, priority } = node.transaction;
      if (node.ready || this.#nodes.get(hash) !== node || !this.#isMet(node)) continue;
      this.#leaveCandidates(node);
      this.#count(node, -1);
      const rivals = this.#readyRivals(node);
      const [rival] = rivals;
      if (rival !== undefined && (sumOfPriorities(rivals) >= priority || dependsOnAny(node, rivals, this.#providers))) {
        this.#nodes.delete(hash);
        this.#leaveDependents(node);
        this.#observer.usurped(hash, rival.transaction.hash);
        continue;
      }
      for (const beaten of rivals) this.#nodes.delete(beaten.transaction.hash);
      this.#makeReady(node, rivals);
    }
  }

  #demoteDependentsOf(tags: readonly Tag[]): void {
    const pending = [...tags];
    for (let tag = pending.pop(); tag !== undefined; tag = pending.pop()) {
      if (this.#providers.has(tag)) continue;
      for (const node of this.#dependents.of(tag)) {
        if (!node.ready) continue;
        this.#leaveProviders(node);
        this.#count(node, -1);
        this.#makeFuture(node);
        for (const tag of node.transaction.provides) pending.push(tag);
      }
    }
  }

  /** Removes every trace of nodes that `by` replaces. */
  #detachAll(nodes: Iterable<Node>, by: Hash): void {
    for (const node of nodes) {
      this.#detach(node);
      this.#observer.usurped(node.transaction.hash, by);
    }
  }

  /** Removes every trace of a node but its entry by hash. */
  #detach(node: Node): void {
    if (node.ready) this.#leaveProviders(node);
    else this.#leaveCandidates(node);
    this.#leaveDependents(node);
    this.#count(node, -1);
  }

  #leaveProviders(node: Node): void {
    for (const tag of node.transaction.provides) {
      if (this.#providers.get(tag) === node) this.#providers.delete(tag);
    }
  }

  #leaveCandidates(node: Node): void {
    for (const tag of node.transaction.provides) this.#candidates.remove(tag, node);
  }

  #leaveDependents(node: Node): void {
    for (const tag of node.requires) this.#dependents.remove(tag, node);
  }

  #count(node: Node, change: 1 | -1): void {
    const queue = node.ready ? "ready" : "future";
    if (change === 1) this.#tally[queue].add(node.transaction);
    else this.#tally[queue].remove(node.transaction);
    const usage = this.#usage[queue];
    usage.count += change;
    usage.bytes += change * node.transaction.bytes.length;
    this.#free.count(node.transaction, change);
    if (change === 1) this.#expiries.add(node.transaction);
    else this.#expiries.remove(node.transaction);
  }
}
