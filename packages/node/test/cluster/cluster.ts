import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChainSpec, NodeOptions } from "../../src/index.ts";
import type { Clock } from "../../src/primitives/clock.ts";
import { PacedTime } from "../support/pacedTime.ts";
import { AUTHORITIES, clusterSpec } from "./authorities.ts";
import { FinalityLog } from "./finalityLog.ts";
import { identityOf } from "./identity.ts";
import type { LinkConditions } from "./links/index.ts";
import { Member, nodeKeyFile } from "./member.ts";
import { Mesh } from "./mesh.ts";
import { until } from "./until.ts";

/** Parts of a cluster. */
export interface ClusterOptions {
  /** Authorities, all of which write and vote; they come first. */
  readonly authorities: number;
  /** Nodes that only follow. */
  readonly followers?: number;
  readonly slotMs: number;
  /** Time of all members. By default it slows down while this process has work left; no other process may take part. */
  readonly time?: Clock;
  /** Of all that happens by chance. */
  readonly seed?: number;
  /** Options of a member's node. */
  readonly node?: (index: number) => Partial<NodeOptions> | undefined;
}

/**
 * Nodes in one process, each with a database, a clock and an identity of its own, of which every two are connected over
 * a link that can be cut or made bad. They find nobody by themselves, so that nothing goes past the links. What all of
 * them say is finalized is checked from beginning to end.
 */
export class Cluster {
  readonly spec: ChainSpec;
  readonly members: readonly Member[];
  readonly mesh: Mesh;
  readonly log: FinalityLog;
  readonly #folder: string;

  private constructor(spec: ChainSpec, members: readonly Member[], mesh: Mesh, log: FinalityLog, folder: string) {
    this.spec = spec;
    this.members = members;
    this.mesh = mesh;
    this.log = log;
    this.#folder = folder;
  }

  /** Makes the members without starting them. */
  static async make(options: ClusterOptions): Promise<Cluster> {
    const { authorities, followers = 0, slotMs, time = new PacedTime(), seed = 1 } = options;
    const folder = mkdtempSync(join(tmpdir(), "opentao-cluster-"));
    const spec = clusterSpec(authorities, slotMs);
    const log = new FinalityLog();
    const mesh = await Mesh.lay(authorities + followers, seed);
    const folders = Array.from({ length: authorities + followers }, (_, i) => join(folder, `${i}`));
    for (const path of folders) mkdirSync(path);
    const peerIds = await Promise.all(folders.map((path) => identityOf(nodeKeyFile(path))));
    const members = folders.map((path, index) => {
      const authorKey = index < authorities ? AUTHORITIES[index] : undefined;
      return new Member({
        name: authorKey ?? `follower ${index - authorities + 1}`,
        ...{ spec, slotMs, folder: path, authorKey, log, time },
        peerId: peerIds[index] ?? "",
        peers: () => mesh.addresses(index, peerIds),
        listens: (port) => mesh.listens(index, port),
        node: options.node?.(index),
      });
    });
    return new Cluster(spec, members, mesh, log, folder);
  }

  /** Makes the members and starts them. */
  static async start(options: ClusterOptions): Promise<Cluster> {
    const cluster = await Cluster.make(options);
    try {
      await Promise.all(cluster.members.map((member) => member.start()));
      return cluster;
    } catch (error) {
      await cluster.remove();
      throw error;
    }
  }

  /** @throws Error when there is no such member */
  member(index: number): Member {
    const member = this.members[index];
    if (member === undefined) throw new Error(`there is no member ${index}`);
    return member;
  }

  /** By what names peers know the members. */
  get peerIds(): string[] {
    return this.members.map(({ peerId }) => peerId);
  }

  /** Members that run. */
  get running(): Member[] {
    return this.members.filter(({ isRunning }) => isRunning);
  }

  /** Makes all links bad, or good again. */
  become(conditions: Partial<LinkConditions>): void {
    for (const link of this.mesh.links) link.become(conditions);
  }

  /** Waits until some members (all that run, when not given) have a height as finalized. */
  async finality(number: number, ms: number, members = this.running): Promise<void> {
    const reached = () => members.every(({ finalized }) => finalized >= number);
    await until(`block ${number} is finalized for ${members.map(({ name }) => name).join(", ")}`, reached, ms, () =>
      this.stand(),
    );
  }

  /** Summary for people. */
  stand(): string {
    return this.members
      .map((member) => {
        if (!member.isRunning) return `${member.name}: stopped`;
        const peers = member.node.network?.peers.length ?? 0;
        return `${member.name}: best ${member.best}, final ${member.finalized}, ${peers} peers`;
      })
      .join("\n");
  }

  /**
   * Stops all, looks into their chains once more, and removes everything. @throws InvariantError, when finality was
   * wrong
   */
  async end(): Promise<void> {
    try {
      for (const { name, node } of this.running) this.log.inspect(name, node.chain);
      this.log.check();
    } finally {
      await this.remove();
    }
  }

  /** Stops all and removes everything. */
  async remove(): Promise<void> {
    await Promise.all(this.running.map((member) => member.stop()));
    await this.mesh.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
