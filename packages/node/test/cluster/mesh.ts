import { Link } from "./links/index.ts";

/** A link between every two of some machines. */
export class Mesh {
  readonly #links: ReadonlyMap<string, Link>;

  private constructor(links: ReadonlyMap<string, Link>) {
    this.#links = links;
  }

  static async lay(machines: number, seed: number): Promise<Mesh> {
    const links = new Map<string, Link>();
    for (let second = 1; second < machines; second += 1) {
      for (let first = 0; first < second; first += 1) {
        links.set(`${first}-${second}`, await Link.lay(seed * 1000 + links.size));
      }
    }
    return new Mesh(links);
  }

  get links(): Link[] {
    return [...this.#links.values()];
  }

  /** The link between two machines. */
  between(one: number, other: number): Link {
    const link = this.#links.get(one < other ? `${one}-${other}` : `${other}-${one}`);
    if (link === undefined) throw new Error(`there is no link between ${one} and ${other}`);
    return link;
  }

  /** Links of one machine. */
  of(machine: number): Link[] {
    return [...this.#links].filter(([ends]) => ends.split("-").includes(`${machine}`)).map(([, link]) => link);
  }

  /** Addresses at which a machine reaches the others. */
  addresses(from: number, peerIds: readonly string[]): string[] {
    return peerIds.flatMap((peerId, to) => {
      if (to === from) return [];
      const link = this.between(from, to);
      const { port } = from < to ? link.toSecond : link.toFirst;
      return [`/ip4/127.0.0.1/tcp/${port}/p2p/${peerId}`];
    });
  }

  /** A machine listens at a port, or does no longer. */
  listens(machine: number, port: number | undefined): void {
    for (const [ends, link] of this.#links) {
      const [first, second] = ends.split("-").map(Number);
      if (first === machine) link.toFirst.lead(port);
      if (second === machine) link.toSecond.lead(port);
    }
  }

  /** Cuts all links between groups of machines. */
  partition(...groups: readonly (readonly number[])[]): void {
    for (const [ends, link] of this.#links) {
      const sides = ends.split("-").map((end) => groups.findIndex((group) => group.includes(Number(end))));
      if (sides[0] !== sides[1]) link.cut();
    }
  }

  /** Heals all links. */
  heal(): void {
    for (const link of this.links) if (link.isCut) link.heal();
  }

  async close(): Promise<void> {
    await Promise.all(this.links.map((link) => link.close()));
  }
}
