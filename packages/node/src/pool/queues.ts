import type { ReadyTransactions } from "../authoring/transactions.ts";
import type { Hash } from "../chain/interface.ts";
import type { QueueLimits } from "./limits.ts";
import { BlockOrder } from "./order.ts";
import { QueueCounts, type QueueName, type Usage } from "./queueCounts.ts";
import { cycle, dependsOnAny, requireHigherPriority, sumOfPriorities } from "./rivals.ts";
import type { Node } from "./tagIndex.ts";
import { TagLinks } from "./tagLinks.ts";
import type { PoolTransaction, Tag, Validity } from "./transaction.ts";

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
  readonly #links = new TagLinks();
  readonly #counts = new QueueCounts();
  readonly #observer: QueueObserver;

  constructor(observer: QueueObserver) {
    this.#observer = observer;
  }

  get usage(): Readonly<Record<QueueName, Usage>> {
    return this.#counts.usage;
  }

  /** Returns the number of a key's free transactions. */
  freeOf(sender: string): number {
    return this.#counts.freeOf(sender);
  }

  /** Transactions that no block above a height may hold. */
  expired(height: number): Hash[] {
    return this.#counts.expired(height);
  }

  get(hash: Hash): PoolTransaction | undefined {
    return this.#nodes.get(hash)?.transaction;
  }

  /** Returns whether a ready transaction provides the tag. */
  provides(tag: Tag): boolean {
    return this.#links.providers.has(tag);
  }

  /** Ready transactions in the order in which a block takes them; what leaves the queue meanwhile is left out. */
  ready(): ReadyPoolTransactions {
    const order = new BlockOrder(this.#select(true), this.#links.providers);
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
    const ready = this.#links.isMet(node);
    const rivals = ready ? this.#links.readyRivals(node) : this.#links.futureRivals(node);
    requireHigherPriority(transaction, rivals);
    if (ready && dependsOnAny(node, rivals, this.#links.providers)) throw cycle();
    for (const rival of rivals) this.#nodes.delete(rival.transaction.hash);
    this.#nodes.set(transaction.hash, node);
    this.#links.require(node);
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
        for (const dependent of this.#links.dependentsOfAny(node.transaction.provides)) pending.push(dependent);
      this.#detach(node);
      removed.push(node);
    }
    return removed.map((node) => node.transaction);
  }

  /** Notes that the chain provides these tags from now on. */
  satisfy(tags: readonly Tag[]): void {
    this.#promote(tags.flatMap((tag) => this.#links.satisfy(tag)));
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
      this.#counts.count(node, -1);
      node.transaction = transaction;
      this.#counts.count(node, 1);
      this.satisfy([...node.requires].filter((tag) => !validity.requires.includes(tag)));
    } else {
      this.remove(hash);
      this.insert(transaction);
    }
  }

  /** The transaction to leave out first of a queue that is over `limits`. */
  excess(queue: QueueName, limits: QueueLimits): PoolTransaction | undefined {
    return this.#counts.excess(queue, limits);
  }

  *#present(nodes: Iterable<Node>): Generator<PoolTransaction, void, undefined> {
    for (const node of nodes) {
      if (node.ready && this.#nodes.get(node.transaction.hash) === node) yield node.transaction;
    }
  }

  #select(ready: boolean): Node[] {
    return [...this.#nodes.values()].filter((node) => node.ready === ready);
  }

  /** Makes a node ready in the place of its rivals, then all whose requirements are met now. */
  #makeReady(node: Node, rivals: ReadonlySet<Node>): void {
    this.#detachAll(rivals, node.transaction.hash);
    node.ready = true;
    this.#counts.count(node, 1);
    this.#links.provide(node);
    this.#observer.becameReady(node.transaction.hash);
    // A rival may have provided more than this one does.
    for (const rival of rivals) this.#demoteDependentsOf(rival.transaction.provides);
    this.#promote(this.#links.dependentsOfAny(node.transaction.provides));
  }

  #makeFuture(node: Node): void {
    node.ready = false;
    this.#counts.count(node, 1);
    this.#links.provide(node);
    this.#observer.becameFuture(node.transaction.hash);
  }

  /** Makes those of the nodes ready that wait no longer. */
  #promote(nodes: readonly Node[]): void {
    for (const node of nodes) {
      const { hash, priority } = node.transaction;
      if (node.ready || this.#nodes.get(hash) !== node || !this.#links.isMet(node)) continue;
      this.#links.withdraw(node);
      this.#counts.count(node, -1);
      const rivals = this.#links.readyRivals(node);
      const [rival] = rivals;
      if (
        rival !== undefined &&
        (sumOfPriorities(rivals) >= priority || dependsOnAny(node, rivals, this.#links.providers))
      ) {
        this.#nodes.delete(hash);
        this.#links.leaveDependents(node);
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
      if (this.#links.providers.has(tag)) continue;
      for (const node of this.#links.dependentsOf(tag)) {
        if (!node.ready) continue;
        this.#links.withdraw(node);
        this.#counts.count(node, -1);
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
    this.#links.withdraw(node);
    this.#links.leaveDependents(node);
    this.#counts.count(node, -1);
  }
}
