import { ip } from "./ip.ts";

/** A machine's place in a network of namespaces. */
export interface Place {
  /** Name of its namespace. */
  readonly namespace: string;
  /** Its IPv4 address. */
  readonly address: string;
}

/**
 * Namespaces on one bridge, each with an address of its own on a veth pair, as machines have on a switch. The bridge
 * has an address too, by which this process reaches them. Names hold this process' id; what a process left that is no
 * more is removed.
 */
export class Wires {
  readonly places: readonly Place[];
  readonly #bridge: string;
  readonly #onExit = () => this.remove();

  private constructor(places: readonly Place[], bridge: string) {
    this.places = places;
    this.#bridge = bridge;
    process.once("exit", this.#onExit);
  }

  /** Lays wires to `count` machines. @throws Error when the system does not let us */
  static lay(count: number): Wires {
    sweep();
    const { pid } = process;
    const bridge = `otao${pid}`;
    // Addresses for tests of network devices (RFC 2544): nobody has them.
    const net = `198.18.${pid % 256}`;
    const places = Array.from({ length: count }, (_, i) => ({
      namespace: `otao-${pid}-${i}`,
      address: `${net}.${i + 1}`,
    }));
    const wires = new Wires(places, bridge);
    try {
      ip("link", "add", "name", bridge, "type", "bridge");
      ip("address", "add", `${net}.254/24`, "dev", bridge);
      ip("link", "set", bridge, "up");
      for (const [i, place] of places.entries()) plug(place, bridge, `ot${pid}v${i}`);
      return wires;
    } catch (error) {
      wires.remove();
      throw error;
    }
  }

  /** Pulls a machine's plug, or puts it back. */
  set(place: Place, state: "up" | "down"): void {
    ip("-n", place.namespace, "link", "set", "eth0", state);
  }

  /** Ends what still runs in the namespaces, and removes everything. */
  remove(): void {
    process.off("exit", this.#onExit);
    for (const { namespace } of this.places) removeNamespace(namespace);
    quietly(() => ip("link", "delete", this.#bridge));
  }
}

function plug({ namespace, address }: Place, bridge: string, wire: string): void {
  ip("netns", "add", namespace);
  ip("link", "add", "name", wire, "type", "veth", "peer", "name", "eth0", "netns", namespace);
  ip("link", "set", wire, "master", bridge, "up");
  ip("-n", namespace, "address", "add", `${address}/24`, "dev", "eth0");
  ip("-n", namespace, "link", "set", "eth0", "up");
  ip("-n", namespace, "link", "set", "lo", "up");
}

/** Removes a namespace, with the processes in it: they would keep it alive. */
function removeNamespace(name: string): void {
  quietly(() => {
    for (const pid of ip("netns", "pids", name).split("\n").filter(Boolean)) process.kill(Number(pid), "SIGKILL");
  });
  quietly(() => ip("netns", "delete", name));
}

/** Removes what processes have left that are no more. */
function sweep(): void {
  for (const line of ip("netns", "list").split("\n")) {
    const [, name, pid] = /^(otao-(\d+)-\w+)/.exec(line) ?? [];
    if (name === undefined || isAlive(Number(pid))) continue;
    removeNamespace(name);
    quietly(() => ip("link", "delete", `otao${pid}`));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Removes what may be gone, or never have come to be: `ip` ends with a status then, and there is no such process. */
function quietly(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (!(error instanceof Error && ("status" in error || "code" in error))) throw error;
  }
}
