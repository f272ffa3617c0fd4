import { type Authority, authoritySet, freshVoterState, type GrandpaSigner } from "../../../src/index.ts";
import { BlockTree, type SimBlock } from "./blocks.ts";
import { type ByzantineNode, Replayer, silent, WildVoter } from "./byzantine.ts";
import { Checker } from "./checker.ts";
import { Events } from "./events.ts";
import { simulatedSigner } from "./keys.ts";
import { type Proof, SimNode } from "./node.ts";
import type { Outcome, Plan } from "./plans.ts";
import { Random } from "./random.ts";
import type { World } from "./world.ts";

function sum(counts: readonly ReadonlyMap<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const count of counts) for (const [what, times] of count) total[what] = (total[what] ?? 0) + times;
  return total;
}

/** A Byzantine voter that keeps to the rules twice. */
interface Twins {
  readonly pair: readonly [SimNode, SimNode];
  side: Map<string, 0 | 1>;
}

/** A network of honest and Byzantine voters under a plan. The same plan gives the same outcome. */
export class Simulation implements World {
  readonly events = new Events();
  readonly tree = new BlockTree();
  readonly #plan: Plan;
  readonly #random: Random;
  readonly #checker: Checker;
  readonly #names: string[];
  readonly #signers: GrandpaSigner[];
  readonly #nodes = new Map<string, SimNode>();
  readonly #byzantine = new Map<string, ByzantineNode>();
  readonly #twins = new Map<string, Twins>();
  readonly #lastChange = new Map<string, number>();
  readonly #lastArrival = new Map<string, number>();
  #cut: Map<string, boolean> | undefined;
  readonly #heights: number[] = [];
  #rough = true;
  #crashes = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#random = new Random(plan.seed);
    this.#checker = new Checker(this.tree);
    const count = plan.honest + plan.faults.length;
    this.#names = Array.from({ length: count }, (_, i) => `n${i}`);
    this.#signers = this.#names.map((_, i) => simulatedSigner(i));
    const authorities = authoritySet(this.#allVoters());
    const disk = { authorities, voter: freshVoterState(0n, this.tree.genesis.ref) };
    for (const [i, name] of this.#names.entries()) {
      const signer = this.#signerOf(i);
      const fault = plan.faults[i - plan.honest];
      const node = (transport: (to: string, bytes: Uint8Array) => void, checker?: Checker): SimNode =>
        new SimNode(this, i, disk, signer, transport, checker);
      const others = this.#names.filter((other) => other !== name);
      const send = (to: string, bytes: Uint8Array): void => this.#send(name, to, bytes);
      if (fault === undefined) this.#nodes.set(name, node(send, this.#checker));
      else if (fault === "twins") {
        const sided = (side: 0 | 1) => (to: string, bytes: Uint8Array) => {
          if (this.#twins.get(name)?.side.get(to) === side) send(to, bytes);
        };
        this.#twins.set(name, { pair: [node(sided(0)), node(sided(1))], side: new Map() });
      } else if (fault === "wild")
        this.#byzantine.set(name, new WildVoter(this.#random, others, send, signer, this.tree));
      else if (fault === "replayer") this.#byzantine.set(name, new Replayer(this.#random, others, send));
      else this.#byzantine.set(name, silent);
    }
  }

  run(): Outcome {
    const { rough, calm } = this.#plan;
    for (const node of this.#honest()) node.start();
    for (const { pair } of this.#twins.values()) for (const twin of pair) twin.start();
    for (const name of this.#names) this.#connectAll(name);
    this.#shuffleTwins();
    this.#produce();
    this.#partition();
    this.#sample();
    this.#split();
    this.events.runUntil(rough);
    this.#calmDown();
    this.events.runUntil(rough + calm / 2);
    const healed = this.#honest().map((node) => this.#checker.finalizedBy(node.index).number);
    this.events.runUntil(rough + calm);
    const honest = this.#honest();
    return {
      violations: this.#checker.violations,
      rounds: Math.max(...honest.map((node) => node.rounds)),
      height: this.#checker.height,
      heights: this.#heights,
      healed,
      final: honest.map((node) => this.#checker.finalizedBy(node.index).number),
      sets: Math.max(...honest.map((node) => Number(node.setId))),
      crashes: this.#crashes,
      proofs: this.#checker.proofs,
      equivocations: honest.reduce((sum, node) => sum + node.equivocations, 0),
      reports: sum(honest.map(({ reports }) => reports)),
      conflicts: honest.flatMap(({ conflict }) => (conflict === undefined ? [] : [conflict])),
    };
  }

  delay(): number {
    const [min, max] = this.#plan.delay;
    return min + this.#random.next() * (max - min);
  }

  crashPoint(_node: number, effects: number): number | undefined {
    return this.#rough && effects > 0 && this.#random.chance(this.#plan.crash)
      ? this.#random.below(effects)
      : undefined;
  }

  loses(): boolean {
    return this.#plan.forgetful === true;
  }

  crashed(node: SimNode): void {
    this.#crashes += 1;
    node.stop();
    const name = `n${node.index}`;
    for (const other of this.#names) this.#break(name, other);
    this.events.after(200 + this.#random.next() * 3000, () => {
      node.start();
      if (node.running) this.#connectAll(name);
    });
  }

  proofFor(asking: number, hash: string): Proof | undefined {
    const able = this.#honest().filter((node) => node.running && !this.#apart(`n${asking}`, `n${node.index}`));
    return able.map((node) => node.proofOf(hash)).find((proof) => proof !== undefined);
  }

  #honest(): SimNode[] {
    return [...this.#nodes.values()];
  }

  #signerOf(index: number): GrandpaSigner {
    const signer = this.#signers[index];
    if (signer === undefined) throw new Error(`there is no voter ${index}`);
    return signer;
  }

  #allVoters(): Authority[] {
    return this.#signers.map(({ id }) => ({ id, weight: 1n }));
  }

  /** Both ends of the connections between two nodes; twins are two ends. */
  #ends(name: string, seenBy: string): SimNode[] {
    const twins = this.#twins.get(name);
    if (twins !== undefined) {
      const side = twins.side.get(seenBy);
      return side === undefined ? [] : [twins.pair[side]];
    }
    const node = this.#nodes.get(name);
    return node === undefined ? [] : [node];
  }

  #connectAll(name: string): void {
    for (const other of this.#names) if (other !== name && !this.#apart(name, other)) this.#join(name, other);
  }

  #join(a: string, b: string): void {
    const [left, right] = [this.#ends(a, b), this.#ends(b, a)];
    if ([...left, ...right].some((node) => !node.running)) return;
    for (const node of left) node.connect(b);
    for (const node of right) node.connect(a);
  }

  #break(a: string, b: string): void {
    for (const node of this.#ends(a, b)) node.disconnect(b);
    for (const node of this.#ends(b, a)) node.disconnect(a);
  }

  /** Returns whether the network is apart between two nodes; Byzantine ones reach everybody all the time. */
  #apart(a: string, b: string): boolean {
    const cut = this.#cut;
    return cut !== undefined && this.#nodes.has(a) && this.#nodes.has(b) && cut.get(a) !== cut.get(b);
  }

  #send(from: string, to: string, bytes: Uint8Array): void {
    if (this.#apart(from, to) || (this.#rough && this.#random.chance(this.#plan.loss))) return;
    this.events.after(this.#arrival(from, to), () => {
      this.#byzantine.get(to)?.hear(from, bytes);
      for (const node of this.#ends(to, from)) if (node.running) node.deliver(from, bytes);
    });
  }

  /** Delay of a message; where messages keep their order, no less than that of those sent before. */
  #arrival(from: string, to: string): number {
    const delay = this.delay();
    if (!this.#plan.ordered) return delay;
    const link = `${from}>${to}`;
    const at = Math.max(this.events.now + delay, this.#lastArrival.get(link) ?? 0);
    this.#lastArrival.set(link, at);
    return at - this.events.now;
  }

  /** Each twin is seen by half of the others; from time to time by another half. */
  #shuffleTwins(): void {
    for (const [name, twins] of this.#twins) {
      for (const other of this.#names) this.#break(name, other);
      twins.side = new Map(this.#names.map((other) => [other, this.#sideFor(other)]));
      this.#connectAll(name);
    }
    if (this.#twins.size > 0) this.events.after(1500 + this.#random.next() * 3000, () => this.#shuffleTwins());
  }

  /** While the network is apart, twins are one on each side. */
  #sideFor(other: string): 0 | 1 {
    if (this.#cut !== undefined) return this.#cut.get(other) === true ? 1 : 0;
    return this.#random.chance(0.5) ? 1 : 0;
  }

  #produce(): void {
    const { blockTime, fork } = this.#plan;
    const authors = this.#honest().filter(({ running }) => running);
    if (authors.length > 0) {
      this.#author(this.#random.pick(authors));
      if (this.#random.chance(fork)) this.#author(this.#random.pick(authors));
    }
    this.events.after(blockTime, () => this.#produce());
  }

  #author(node: SimNode): void {
    let parent = node.chain.best();
    // Now and then somebody builds on a block that others have left behind.
    const older = this.tree.get(parent.hash)?.parent;
    if (this.#random.chance(this.#plan.fork / 2) && older && older.number >= node.chain.finalized().number)
      parent = older;
    const block = this.#make(parent);
    node.receive(block);
    const author = `n${node.index}`;
    for (const name of this.#names) {
      if (this.#apart(author, name) || (this.#rough && this.#random.chance(this.#plan.loss))) continue;
      this.events.after(this.delay(), () => {
        for (const other of this.#audience(name, author)) if (other.running) other.receive(block);
      });
    }
  }

  /** Nodes of a name that get an author's blocks: of twins both or, while the network is apart, the one on its side. */
  #audience(name: string, author: string): readonly SimNode[] {
    const twins = this.#twins.get(name);
    if (twins === undefined) return this.#ends(name, author);
    const side = this.#cut === undefined ? undefined : this.#sideFor(author);
    return side === undefined ? twins.pair : [twins.pair[side]];
  }

  #make(parent: { readonly hash: `0x${string}`; readonly number: number }): SimBlock {
    const lastChange = this.#lastChange.get(parent.hash) ?? 0;
    const changes = parent.number + 1 > lastChange && this.#random.chance(this.#plan.change);
    const delay = this.#random.below(4);
    const block = this.tree.make(parent, changes ? { authorities: this.#newVoters(), delay } : undefined);
    this.#lastChange.set(block.ref.hash, changes ? block.ref.number + delay : lastChange);
    return block;
  }

  /** Some of the nodes with any weights, never with a third of the weight at Byzantine ones or more. */
  #newVoters(): Authority[] {
    const all = this.#allVoters();
    const honest = all
      .slice(0, this.#plan.honest)
      .filter(() => this.#random.chance(0.8))
      .map(({ id }) => ({ id, weight: BigInt(1 + this.#random.below(3)) }));
    if (honest.length === 0) return all;
    const weight = honest.reduce((total, voter) => total + Number(voter.weight), 0);
    return [...honest, ...all.slice(this.#plan.honest).slice(0, Math.floor((weight - 1) / 2))];
  }

  #sample(): void {
    this.#heights.push(this.#checker.height);
    this.events.after(1000, () => this.#sample());
  }

  #split(): void {
    const [from, to] = this.#plan.split ?? [];
    if (from === undefined || to === undefined) return;
    this.events.after(from, () => {
      this.#cut = new Map(this.#names.map((name, i) => [name, i % 2 === 0]));
      this.#reconnect();
    });
    this.events.after(to, () => this.#heal());
  }

  #partition(): void {
    if (!this.#rough) return;
    if (this.#cut === undefined && this.#random.chance(this.#plan.partition)) {
      this.#cut = new Map(this.#names.map((name) => [name, this.#random.chance(0.5)]));
      this.#reconnect();
      this.events.after(500 + this.#random.next() * 6000, () => this.#heal());
    }
    this.events.after(1000, () => this.#partition());
  }

  #heal(): void {
    this.#cut = undefined;
    this.#reconnect();
  }

  /** Connections break and come up as far as they can. */
  #reconnect(): void {
    for (const name of this.#names) for (const other of this.#names) if (name < other) this.#break(name, other);
    for (const twins of this.#twins.values()) {
      twins.side = new Map(this.#names.map((other) => [other, this.#sideFor(other)]));
    }
    for (const name of this.#names) this.#connectAll(name);
  }

  #calmDown(): void {
    this.#rough = false;
    if (this.#cut !== undefined) this.#heal();
  }
}
