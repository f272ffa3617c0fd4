import type { Header } from "@opentao/codec/primitives";
import type { NodeStore } from "@opentao/trie";
import type { DatabaseReader } from "../../database/index.ts";
import { HashedHeader } from "../../primitives/hashedHeader.ts";
import { BlockError } from "../errors.ts";

/** The states that the database keeps. */
export class RetainedStates {
  readonly #database: DatabaseReader;

  constructor(database: DatabaseReader) {
    this.#database = database;
  }

  /** Nodes of the state after a block. Reading one that went meanwhile is a BlockError `STATE_PRUNED`. */
  nodes(header: Header): NodeStore {
    return {
      get: (hash) => {
        const bytes = this.#database.store.get(hash);
        if (bytes === undefined && this.#database.oldestState > 0) throw discarded(header);
        return bytes;
      },
    };
  }

  /** Root of the state after a block. @throws BlockError `STATE_PRUNED` */
  root(header: Header): Uint8Array {
    if (header.number < this.#database.oldestState) throw discarded(header);
    return header.stateRoot;
  }
}

/** The message is what clients look for, with the hash at its end (protocol: clients §a.6). */
function discarded(header: Header): BlockError {
  return new BlockError(
    "STATE_PRUNED",
    `State already discarded for ${HashedHeader.of(header).hash}`,
    "Ask for a later block, or ask a node that keeps all states (an archive that has synchronized from the genesis block).",
  );
}
