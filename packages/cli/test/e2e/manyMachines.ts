import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FinalityLog } from "../../../node/test/cluster/finalityLog.ts";
import { RpcFollower } from "../../../node/test/cluster/namespaces/follower.ts";
import { Machine } from "../../../node/test/cluster/namespaces/machine.ts";
import { Wires } from "../../../node/test/cluster/namespaces/wires.ts";
import { until } from "../../../node/test/cluster/until.ts";
import { makeStations, RPC_PORT, type Station } from "./manyMachinesStation.ts";

const START_MS = 60_000;

/**
 * Authorities and full nodes, each a `tao node` in a network namespace of its own. All know the first one alone, and
 * find each other. What they say is finalized is checked.
 */
export class Fleet {
  readonly log = new FinalityLog();
  readonly wires: Wires;
  readonly stations: readonly Station[];
  readonly #folder: string;

  private constructor(wires: Wires, stations: readonly Station[], folder: string) {
    this.wires = wires;
    this.stations = stations;
    this.#folder = folder;
  }

  /**
   * Makes the machines, with the raw specification of a new chain and the keys of its authorities; nothing runs yet.
   */
  static async make(authorities: number, fullNodes: number, slotMs: number): Promise<Fleet> {
    const folder = mkdtempSync(join(tmpdir(), "opentao-fleet-"));
    const wires = Wires.lay(authorities + fullNodes);
    try {
      const stations = await makeStations(wires.places, authorities, slotMs, folder);
      return new Fleet(wires, stations, folder);
    } catch (error) {
      wires.remove();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** @throws Error when there is no such machine */
  station(index: number): Station {
    const station = this.stations[index];
    if (station === undefined) throw new Error(`there is no machine ${index}`);
    return station;
  }

  /**
   * Starts a machine's node, and follows it as soon as it serves. @throws Error with what it printed when it does not
   */
  async start(station: Station): Promise<void> {
    const machine = new Machine(station.place, station.args);
    station.machine = machine;
    const url = `ws://${station.place.address}:${RPC_PORT}`;
    let follower: RpcFollower | undefined;
    await until(
      `${station.name} serves`,
      async () => {
        if (machine.hasEnded) throw new Error(`${station.name} has ended: ${machine.output}`);
        follower = await RpcFollower.connect(station.name, url, this.log).catch(() => undefined);
        return follower !== undefined;
      },
      START_MS,
      () => machine.output,
    );
    station.follower = follower;
  }

  /** Kills a machine's node at once; what is on its disk stays. */
  async kill(station: Station): Promise<void> {
    await station.machine?.end("SIGKILL");
    station.machine = undefined;
    await station.follower?.close();
    station.follower = undefined;
  }

  /** Waits until machines (default: all that run) say that a height is finalized, and notes what they say. */
  async finality(number: number, ms: number, stations = this.running): Promise<void> {
    const reached = () => stations.every(({ follower }) => (follower?.finalized ?? 0) >= number);
    await until(`block ${number} is finalized everywhere`, reached, ms, () => this.stand());
    await this.read();
  }

  /** Puts down what has been finalized. @throws InvariantError, when that does not hold together */
  async read(): Promise<void> {
    for (const { follower } of this.running) await follower?.readFinal();
    this.log.check();
  }

  get running(): Station[] {
    return this.stations.filter(({ follower }) => follower !== undefined);
  }

  /** Describes how the machines stand. */
  stand(): string {
    return this.stations
      .map(({ name, follower, machine }) => {
        if (follower === undefined) return `${name}: stopped`;
        const said = machine?.output.slice(-500) ?? "";
        return `${name}: best ${follower.best}, finalized ${follower.finalized}; it said: ${said}`;
      })
      .join("\n");
  }

  /** Ends all nodes and removes everything. */
  async remove(): Promise<void> {
    await Promise.all(this.stations.map((station) => this.kill(station)));
    this.wires.remove();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
