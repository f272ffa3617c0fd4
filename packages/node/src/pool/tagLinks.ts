import { type Node, TagIndex } from "./tagIndex.ts";
import type { Tag } from "./transaction.ts";

/** Links between transactions by the tags that they provide and require. */
export class TagLinks {
  /** Ready transactions by the tags that they provide: one at most provides a tag. */
  readonly #providers = new Map<Tag, Node>();
  /** Transactions by the required tags that the chain does not provide. */
  readonly #dependents = new TagIndex();
  /** Future transactions by the tags that they would provide. */
  readonly #candidates = new TagIndex();

  /** Ready transactions by the tags that they provide. */
  get providers(): ReadonlyMap<Tag, Node> {
    return this.#providers;
  }

  /** Transactions that require a tag which the chain does not provide. */
  dependentsOf(tag: Tag): Node[] {
    return this.#dependents.of(tag);
  }

  /** Transactions that require any of these tags. */
  dependentsOfAny(tags: readonly Tag[]): Node[] {
    return tags.flatMap((tag) => this.#dependents.of(tag));
  }

  /** Returns whether ready transactions provide all that a node requires. */
  isMet({ requires }: Node): boolean {
    for (const tag of requires) if (!this.#providers.has(tag)) return false;
    return true;
  }

  /** Ready transactions that provide any of the tags of a node. */
  readyRivals({ transaction }: Node): Set<Node> {
    return new Set(transaction.provides.flatMap((tag) => this.#providers.get(tag) ?? []));
  }

  /** Future transactions that would provide any of the tags of a node. */
  futureRivals({ transaction }: Node): Set<Node> {
    return new Set(transaction.provides.flatMap((tag) => this.#candidates.of(tag)));
  }

  /** Notes what a node requires. */
  require(node: Node): void {
    for (const tag of node.requires) this.#dependents.add(tag, node);
  }

  /** Notes that the chain provides a tag; returns those that required it. */
  satisfy(tag: Tag): Node[] {
    const met = this.#dependents.take(tag);
    for (const node of met) node.requires.delete(tag);
    return met;
  }

  /** Notes what a node provides: as a ready one, or as one that would. */
  provide(node: Node): void {
    for (const tag of node.transaction.provides) {
      if (node.ready) this.#providers.set(tag, node);
      else this.#candidates.add(tag, node);
    }
  }

  /** Takes back what a node provides. */
  withdraw(node: Node): void {
    for (const tag of node.transaction.provides) {
      if (!node.ready) this.#candidates.remove(tag, node);
      else if (this.#providers.get(tag) === node) this.#providers.delete(tag);
    }
  }

  /** Takes back what a node requires. */
  leaveDependents(node: Node): void {
    for (const tag of node.requires) this.#dependents.remove(tag, node);
  }
}
