import { Counter, Gauge, type Registry } from "prom-client";

/** Accesses of a block's execution to the state, whether the block itself wrote what it reads or not. */
export interface StorageAccesses {
  /** Keys that were read. */
  reads: number;
  /** Keys that were written or removed. */
  writes: number;
  /** Steps from a key to the next one. */
  steps: number;
  /** Bytes of values that were read. */
  readBytes: number;
  /** Bytes of values that were written. */
  writtenBytes: number;
}

/** Returns accesses, none so far. */
export function noAccesses(): StorageAccesses {
  return { reads: 0, writes: 0, steps: 0, readBytes: 0, writtenBytes: 0 };
}

/** Shows what executed blocks asked of the state. A block costs some additions: the rest is done when it is asked. */
export class StorageMetrics {
  #last = noAccesses();
  readonly #total = noAccesses();

  constructor(registry: Registry) {
    const registers = [registry];
    const last = () => this.#last;
    const total = () => this.#total;
    new Gauge({
      name: "opentao_block_storage_accesses",
      help: "Accesses of the block executed last to the state: keys read, keys written or removed, steps to a next key",
      labelNames: ["access"],
      registers,
      collect() {
        for (const [access, count] of accesses(last())) this.set({ access }, count);
      },
    });
    new Gauge({
      name: "opentao_block_storage_bytes",
      help: "Bytes of values that the block executed last read and wrote",
      labelNames: ["access"],
      registers,
      collect() {
        for (const [access, count] of bytes(last())) this.set({ access }, count);
      },
    });
    new Counter({
      name: "opentao_storage_accesses_total",
      help: "Accesses of executed blocks to the state: keys read, keys written or removed, steps to a next key",
      labelNames: ["access"],
      registers,
      collect() {
        this.reset();
        for (const [access, count] of accesses(total())) this.inc({ access }, count);
      },
    });
    new Counter({
      name: "opentao_storage_bytes_total",
      help: "Bytes of values that executed blocks read and wrote",
      labelNames: ["access"],
      registers,
      collect() {
        this.reset();
        for (const [access, count] of bytes(total())) this.inc({ access }, count);
      },
    });
  }

  /** Notes the accesses of a block. */
  observe(block: Readonly<StorageAccesses>): void {
    this.#last = { ...block };
    this.#total.reads += block.reads;
    this.#total.writes += block.writes;
    this.#total.steps += block.steps;
    this.#total.readBytes += block.readBytes;
    this.#total.writtenBytes += block.writtenBytes;
  }
}

function accesses({ reads, writes, steps }: StorageAccesses): [access: string, count: number][] {
  return [
    ["read", reads],
    ["write", writes],
    ["step", steps],
  ];
}

function bytes({ readBytes, writtenBytes }: StorageAccesses): [access: string, count: number][] {
  return [
    ["read", readBytes],
    ["write", writtenBytes],
  ];
}
