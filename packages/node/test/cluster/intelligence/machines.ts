import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChainSpec, NodeOptions } from "../../../src/index.ts";
import { addressOf } from "../../network/nodes.ts";
import { PacedTime } from "../../support/pacedTime.ts";
import { FinalityLog } from "../finalityLog.ts";
import { identityOf } from "../identity.ts";
import { Member, nodeKeyFile } from "../member.ts";
import { until } from "../until.ts";

/** Options of a machine. */
export interface MachineOptions {
  /** Secret of the authority of genesis that it is, if it is one. */
  readonly authorKey?: string;
  readonly node?: Partial<NodeOptions>;
}

/** Nodes in one process that come and go, each connected over loopback with all that were there before it. */
export class Machines {
  readonly log = new FinalityLog();
  readonly #time = new PacedTime();
  readonly #spec: ChainSpec;
  readonly #slotMs: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "opentao-intelligence-"));
  readonly #members: Member[] = [];

  constructor(spec: ChainSpec, slotMs: number) {
    this.#spec = spec;
    this.#slotMs = slotMs;
  }

  /** Starts one more. */
  async add(name: string, { authorKey, node }: MachineOptions = {}): Promise<Member> {
    const folder = join(this.#folder, `${this.#members.length}`);
    mkdirSync(folder);
    const member = new Member({
      ...{ name, authorKey, node, folder, spec: this.#spec, slotMs: this.#slotMs, log: this.log },
      time: this.#time,
      peerId: await identityOf(nodeKeyFile(folder)),
      peers: () => this.running.filter((other) => other !== member).map(({ node: started }) => addressOf(started)),
      listens: () => undefined,
    });
    this.#members.push(member);
    await member.start();
    return member;
  }

  get running(): Member[] {
    return this.#members.filter(({ isRunning }) => isRunning);
  }

  /** Waits until all machines that run have a height as finalized. */
  finality(number: number, ms: number): Promise<void> {
    return this.until(
      `block ${number} is finalized`,
      () => this.running.every(({ finalized }) => finalized >= number),
      ms,
    );
  }

  /** Waits until something holds; says how things stand when it does not come to hold. */
  until(what: string, holds: () => boolean | Promise<boolean>, ms: number): Promise<void> {
    return until(what, holds, ms, () => this.stand());
  }

  /** Summary for people. */
  stand(): string {
    return this.running
      .map(({ name, best, finalized, node }) => {
        return `${name}: best ${best}, final ${finalized}, ${node.network?.peers.length ?? 0} peers`;
      })
      .join("\n");
  }

  /** Stops a machine, once what it has as finalized has been looked at. */
  async stop(member: Member): Promise<void> {
    this.log.inspect(member.name, member.node.chain);
    await member.stop();
  }

  /** Looks once more at what all have as finalized. @throws InvariantError when finality was wrong */
  check(): void {
    for (const { name, node } of this.running) this.log.inspect(name, node.chain);
    this.log.check();
  }

  /** Stops all and removes everything. */
  async remove(): Promise<void> {
    await Promise.all(this.running.map((member) => member.stop()));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
