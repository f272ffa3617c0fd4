import type { Header } from "@opentao/codec/primitives";
import type { FinalizeOptions } from "../options.ts";

/** A key of a state with its value. */
export type StateEntry = readonly [key: Uint8Array, value: Uint8Array];

/** Justification and records of the block whose state has been imported. */
export type StateFinish = Pick<FinalizeOptions, "justification" | "records">;

/**
 * Imports the state after a block that is trusted to be finalized, in parts, without the blocks before it. What has
 * been added is on disk: the same import goes on with {@link next} after the process has died.
 */
export interface StateImport {
  /** Header of the block. */
  readonly header: Header;
  /** The last key that is stored: parts go on after it; `undefined` at the beginning. */
  readonly next: Uint8Array | undefined;
  /** Number of keys that are stored. */
  readonly entries: number;
  /**
   * Stores the next keys with their values, in ascending order, all after {@link next}.
   *
   * @throws BlockError `INVALID_STATE_PART`; what came before the wrong entry is stored then. DatabaseError
   */
  add(entries: readonly StateEntry[]): void;
  /**
   * Makes the block best and finalized, in one write with its justification and records. Blocks that were not finalized
   * and all states from before go; blocks between the former finalized block and this one stay unknown.
   *
   * @throws BlockError `WRONG_STATE_ROOT` when the keys are not those of the block's state: the import has to begin
   * anew. DatabaseError
   */
  finish(options: StateFinish): void;
  /** Gives the import up: what has been stored goes. @throws DatabaseError */
  abandon(): void;
}
