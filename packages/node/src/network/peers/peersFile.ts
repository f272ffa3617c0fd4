import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { systemCodeOf } from "@opentao/base";
import * as z from "zod";
import { readBoundedText } from "../../primitives/boundedFile.ts";
import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import { peerAddress } from "../host/index.ts";

/** Peers that are kept. */
const MAX_PEERS = 256;
/** Longest file that is read, in bytes; a node writes no longer one. */
const MAX_BYTES = 1024 * 1024;
const OWNER_ONLY = 0o600;

const Content = z.array(z.object({ peer: z.string(), addresses: z.array(z.string().max(1024)).max(64) })).max(4096);

/** A peer with its addresses. */
export interface KnownPeer {
  readonly peer: string;
  readonly addresses: readonly string[];
}

/** Pause between two writes, in milliseconds. */
const SAVE_MS = 5 * 60_000;

/** Inputs of a file of peers. */
export interface PeersFileOptions {
  readonly path: string;
  /** Peers to keep. */
  readonly peers: () => readonly KnownPeer[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Peers that were there, kept for the next start. The file is a help, not a need: what goes wrong with it is logged.
 */
export class PeersFile {
  readonly #options: PeersFileOptions;
  #loaded: readonly KnownPeer[] = [];
  #cancel: (() => void) | undefined;

  constructor(options: PeersFileOptions) {
    this.#options = options;
  }

  /**
   * The peers of the last time; none when the file is not there or cannot be read. Writes them anew from time to time.
   */
  start(): readonly KnownPeer[] {
    this.#later();
    const { path, logger } = this.#options;
    try {
      this.#loaded = read(path);
    } catch (error) {
      // Nothing depends on what the file holds, whatever is wrong with it.
      const isAbsent = systemCodeOf(error) === "ENOENT";
      if (!isAbsent) logger.warn({ path, error }, "the file of known peers cannot be read: it is written anew");
    }
    return this.#loaded;
  }

  /** Writes the peers a last time. */
  stop(): void {
    if (this.#cancel === undefined) return;
    this.#cancel();
    this.#save();
  }

  #later(): void {
    this.#cancel = this.#options.clock.setTimer(SAVE_MS, () => {
      this.#save();
      this.#later();
    });
  }

  #save(): void {
    const { path, peers, logger } = this.#options;
    const met = peers();
    // Who was not there this time may be next time.
    const others = this.#loaded.filter(({ peer }) => !met.some((known) => known.peer === peer));
    try {
      write(path, [...met, ...others].slice(0, MAX_PEERS));
    } catch (error) {
      // The system throws plain errors; the node goes on without the file.
      logger.warn({ path, error }, "known peers cannot be stored: a restart begins with the boot nodes");
    }
  }
}

function read(path: string): KnownPeer[] {
  const content = Content.parse(JSON.parse(readBoundedText(path, MAX_BYTES)));
  return content.slice(0, MAX_PEERS).map(({ peer, addresses }) => ({
    peer,
    addresses: addresses.filter((address) => peerAddress(address).peer === peer),
  }));
}

/** Whole or not at all. */
function write(path: string, peers: readonly KnownPeer[]): void {
  const partial = `${path}.new`;
  const file = openSync(partial, "w", OWNER_ONLY);
  try {
    writeSync(file, `${JSON.stringify(peers, undefined, 1)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, path);
}
