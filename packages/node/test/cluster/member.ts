import { join } from "node:path";
import type { ChainSpec, NodeOptions } from "../../src/index.ts";
import { Node } from "../../src/node.ts";
import type { Clock } from "../../src/primitives/clock.ts";
import { runtime } from "./authorities.ts";
import type { FinalityLog } from "./finalityLog.ts";
import { Recorder } from "./recorder.ts";
import { SkewedClock } from "./skewedClock.ts";

/** Parts of a member of a cluster. */
export interface MemberOptions {
  readonly name: string;
  readonly spec: ChainSpec;
  readonly slotMs: number;
  /** Folder of its own. */
  readonly folder: string;
  readonly peerId: string;
  /** Secret of the authority that it is, if it is one. */
  readonly authorKey?: string | undefined;
  readonly log: FinalityLog;
  /** Time of all members. */
  readonly time: Clock;
  /** Addresses of its peers, over their links. */
  readonly peers: () => readonly string[];
  /** Called with the port at which the node listens, and when it does no longer. */
  readonly listens: (port: number | undefined) => void;
  /** Further options of its node. */
  readonly node?: Partial<NodeOptions> | undefined;
}

/**
 * One machine of a cluster: a node that can be stopped and started, with a clock, a disk and a record of what it did.
 */
export class Member {
  readonly name: string;
  readonly peerId: string;
  readonly basePath: string;
  readonly nodeKeyFile: string;
  readonly clock: SkewedClock;
  readonly record: Recorder;
  readonly #options: MemberOptions;
  #node: Node | undefined;

  constructor(options: MemberOptions) {
    this.name = options.name;
    this.peerId = options.peerId;
    this.basePath = join(options.folder, "data");
    this.nodeKeyFile = nodeKeyFile(options.folder);
    this.record = new Recorder(options.name, options.log);
    this.clock = new SkewedClock(options.time);
    this.#options = options;
  }

  /** @throws Error while the member is stopped */
  get node(): Node {
    if (this.#node === undefined) throw new Error(`${this.name} does not run`);
    return this.#node;
  }

  get isRunning(): boolean {
    return this.#node !== undefined;
  }

  get best(): number {
    return this.node.chain.best().number;
  }

  get finalized(): number {
    return this.node.chain.finalized().number;
  }

  async start(): Promise<void> {
    const { spec, slotMs, authorKey, peers, listens } = this.#options;
    const node = await Node.start({
      ...{ spec, runtime, basePath: this.basePath, clock: this.clock },
      sealing: { kind: "interval", blockTimeMs: slotMs },
      ...(authorKey === undefined ? {} : { authorKey }),
      ...this.#options.node,
      network: {
        listen: ["/ip4/127.0.0.1/tcp/0"],
        nodeKeyFile: this.nodeKeyFile,
        discovery: false,
        reserved: peers(),
        ...this.#options.node?.network,
      },
    });
    this.#node = node;
    this.record.attach(node);
    listens(portOf(node));
  }

  /** Stops; what is on the disk stays. */
  async stop(): Promise<void> {
    const node = this.#node;
    this.#node = undefined;
    this.#options.listens(undefined);
    await node?.stop();
    this.record.detach();
  }
}

/** File in which a member keeps its network identity. */
export function nodeKeyFile(folder: string): string {
  return join(folder, "node.key");
}

function portOf(node: Node): number {
  const port = /\/tcp\/(\d+)/.exec(node.network?.addresses[0] ?? "")?.[1];
  if (port === undefined) throw new Error("the node listens nowhere");
  return Number(port);
}
