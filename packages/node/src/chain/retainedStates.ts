import type { Header } from "@opentao/codec/primitives";
import type { NodeStore } from "@opentao/trie";
import type { DatabaseReader } from "../database/index.ts";
import { BlockError } from "./errors.ts";

/** The states that the database keeps. */
export class RetainedStates {
  readonly #database: DatabaseReader;

  constructor(database: DatabaseReader) {
    this.#database = database;
  }

  /** Nodes of all of them. Reading one that went while its state was in use is a BlockError `STATE_PRUNED`. */
  readonly store: NodeStore = {
    get: (hash) => {
      const bytes = this.#database.store.get(hash);
      if (bytes === undefined && this.#database.oldestState > 0) throw pruned("a state that was in use");
      return bytes;
    },
  };

  /** Root of the state after a block. @throws BlockError `STATE_PRUNED` */
  root({ number, stateRoot }: Header): Uint8Array {
    if (number < this.#database.oldestState) throw pruned(`the state after block ${number}`);
    return stateRoot;
  }
}

function pruned(what: string): BlockError {
  return new BlockError(
    "STATE_PRUNED",
    `${what} is not kept any longer`,
    "Ask for a later block, or ask a node that keeps all states (an archive that has synchronized from the genesis block).",
  );
}
