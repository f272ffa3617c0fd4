import { type Chance, chanceOf } from "../chance.ts";
import { type LinkConditions, PERFECT } from "./conditions.ts";
import { Relay } from "./relay.ts";

/** The link between two machines. Whoever of them dials the other goes through a relay of the link. */
export class Link {
  #conditions = PERFECT;
  #isCut = false;
  readonly #toFirst: Relay;
  readonly #toSecond: Relay;

  private constructor(toFirst: Relay, toSecond: Relay) {
    this.#toFirst = toFirst;
    this.#toSecond = toSecond;
  }

  /** Lays a link. @param seed - of what happens on it by chance */
  static async lay(seed: number): Promise<Link> {
    let link: Link | undefined;
    const conditions = (): LinkConditions => link?.conditions ?? PERFECT;
    const chance: Chance = chanceOf(seed);
    link = new Link(await Relay.open(conditions, chance), await Relay.open(conditions, chance));
    return link;
  }

  /** Port at which the first machine is reached over the link. */
  get toFirst(): Relay {
    return this.#toFirst;
  }

  /** Port at which the second machine is reached over the link. */
  get toSecond(): Relay {
    return this.#toSecond;
  }

  get conditions(): LinkConditions {
    return this.#conditions;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  /** Changes what the link does to what is sent from now on. */
  become(conditions: Partial<LinkConditions>): void {
    this.#conditions = { ...PERFECT, ...conditions };
  }

  /** Nothing gets through, and nobody is told: connections stay open and silent. */
  cut(): void {
    this.#isCut = true;
    this.#toFirst.cut();
    this.#toSecond.cut();
  }

  /** Things get through again. */
  heal(): void {
    this.#isCut = false;
    this.#toFirst.heal();
    this.#toSecond.heal();
  }

  /** Ends all connections at once. */
  reset(): void {
    this.#toFirst.reset();
    this.#toSecond.reset();
  }

  async close(): Promise<void> {
    await Promise.all([this.#toFirst.close(), this.#toSecond.close()]);
  }
}
