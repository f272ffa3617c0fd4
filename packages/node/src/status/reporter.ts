import { u64 } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { ConsensusError, slotOf } from "@opentao/consensus";
import type { Chain, ChainNotification } from "../chain/interface.ts";
import type { FinalityService } from "../finality/service.ts";
import type { KeyService } from "../keystore/service.ts";
import type { Network, NetworkEvent } from "../network/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { ClockWait } from "../primitives/clockWait.ts";
import type { ChainSpec } from "../spec/spec.ts";
import { authorityStatus } from "./authority.ts";
import { BlockRate } from "./blockRate.ts";
import { ClockOffset } from "./clockOffset.ts";
import { diskOf } from "./database.ts";
import type { AuthorityStatus, NetworkStatus, NodeStatus, SystemInfo } from "./nodeStatus.ts";
import { waitingFor } from "./waiting.ts";

/** Sources of a node's status. */
export interface StatusSources {
  readonly chain: Chain;
  readonly spec: ChainSpec;
  readonly clock: Clock;
  readonly clockWait: Pick<ClockWait, "until">;
  readonly system: SystemInfo;
  readonly network?: Network | undefined;
  readonly finality?: FinalityService | undefined;
  readonly keys?: KeyService | undefined;
  /** Folder of the database; `undefined` when nothing is kept. */
  readonly basePath?: string | undefined;
  /** True when the node was started to be an authority, be it with keys or without. */
  readonly isAuthority?: boolean | undefined;
  /** Address on which JSON-RPC is to listen. */
  readonly rpcHost?: string | undefined;
  /** Addresses that the node was told to begin with. */
  readonly bootNodes?: readonly string[] | undefined;
}

/** Watches a node, and reports its status. */
export class StatusReporter {
  readonly #sources: StatusSources;
  readonly #startedAt: number;
  readonly #rate: BlockRate;
  readonly #clockOffset = new ClockOffset();
  readonly #stops: (() => void)[];
  /** Milliseconds; the same for the life of a chain. */
  readonly #slotDuration: number;
  #lastImportedAt: number | undefined;
  #lastFinalizedAt: number | undefined;

  constructor(sources: StatusSources) {
    this.#sources = sources;
    this.#startedAt = sources.clock.now();
    this.#rate = new BlockRate(this.#startedAt);
    const { chain, network } = sources;
    const slotDuration = chain.call(chain.best().hash, "AuraApi_slot_duration", new Uint8Array());
    this.#slotDuration = Number(u64.decode(slotDuration));
    this.#stops = [chain.subscribe((notification) => this.#follow(notification))];
    if (network !== undefined) this.#stops.push(network.subscribe((event) => this.#hear(event)));
  }

  /** Watches no longer. */
  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Time until which the node waits for blocks that are dated ahead of its clock, as in the status. */
  get waitsUntil(): number | undefined {
    return this.#sources.clockWait.until;
  }

  /** Returns the node's status now. */
  status(): NodeStatus {
    const { chain, clock, spec, system, finality, basePath, rpcHost } = this.#sources;
    const [best, finalized, now] = [chain.best(), chain.finalized(), clock.now()];
    const slotDuration = this.#slotDuration;
    const status = {
      now,
      startedAt: this.#startedAt,
      software: { name: system.implementation, version: system.version },
      chain: { name: spec.name, id: spec.id, genesis: chain.genesisHash },
      ...{ best, finalized, slotDuration },
      bestAt: slotStart(chain.header(best.hash), slotDuration),
      finalizedSlotAt: slotStart(chain.header(finalized.hash), slotDuration),
      lastImportedAt: this.#lastImportedAt,
      lastFinalizedAt: this.#lastFinalizedAt,
      blocksPerSecond: this.#rate.perSecond(now),
      network: this.#network(),
      authority: this.#authority(),
      round: finality?.roundState(),
      disk: basePath === undefined ? undefined : diskOf(basePath),
      rpcHost,
      waitsUntil: this.waitsUntil,
    };
    return { ...status, waitingFor: waitingFor(status) };
  }

  #authority(): AuthorityStatus {
    const { chain, keys, system, isAuthority = false } = this.#sources;
    const hasKeys = system.authority;
    return authorityStatus({ chain, keys, hasKeys, wanted: isAuthority || hasKeys }, chain.best().hash);
  }

  #network(): NetworkStatus | undefined {
    const { network, bootNodes = [] } = this.#sources;
    if (network === undefined) return undefined;
    const { peerId, addresses, highest, isMajorSync } = network;
    const peers = network.peers.map(({ id, role, best }) => {
      return { id, role, best: best.number, software: network.softwareOf(id) };
    });
    const clockOffset = this.#clockOffset.median;
    return { peerId, addresses, peers, bootNodes, highest, isSyncing: isMajorSync, clockOffset };
  }

  #hear(event: NetworkEvent): void {
    if (event.kind !== "announced") return;
    const { hash } = event;
    // One that is here already was made here, or came another way: its arrival says nothing.
    if (this.#sources.chain.header(hash) === undefined) this.#clockOffset.announced(hash, this.#sources.clock.now());
  }

  #follow(notification: ChainNotification): void {
    const now = this.#sources.clock.now();
    if (notification.kind === "finalized") this.#lastFinalizedAt = now;
    if (notification.kind !== "imported") return;
    const { block, header } = notification;
    this.#lastImportedAt = now;
    this.#rate.count(now);
    this.#clockOffset.imported(block.hash, header, this.#slotDuration);
  }
}

function slotStart(header: Header | undefined, slotDuration: number): number | undefined {
  if (header === undefined || header.number === 0) return undefined;
  try {
    return Number(slotOf(header)) * slotDuration;
  } catch (error) {
    if (error instanceof ConsensusError) return undefined; // a chain whose blocks say no slot
    throw error;
  }
}
