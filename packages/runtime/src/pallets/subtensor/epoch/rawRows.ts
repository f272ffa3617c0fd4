/**
 * Rows of weights and bonds between storage and the flat arrays that an epoch works on. They are stored as
 * `Vec<(u16, u16)>`, as the items' codec would read and write them, without an object for each pair.
 *
 * @packageDocumentation
 */

import { CodecError, encodeWith, Reader, readCompact, writeCompact } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import type { Bonds, Weights } from "../../subtensorStorage/index.ts";
import type { RawMatrix } from "./yuma/types.ts";

/** Bytes of a pair, and of a UID at the end of a storage key. */
const PAIR = 4;
const UID = 2;

/** Pairs of a stored row; `undefined` when the bytes are none. */
function pairsOf(stored: Uint8Array): Uint8Array | undefined {
  try {
    const input = new Reader(stored);
    return input.view(readCompact(input) * PAIR);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/** Rows of a stored matrix with `n` rows; rows of UIDs that do not exist, and what is no row, are dropped. */
export function readRows(state: State, map: typeof Weights | typeof Bonds, index: number, n: number): RawMatrix {
  const prefix = map.key(index);
  const rows: (Uint8Array | undefined)[] = new Array(n);
  for (const key of state.keysUnder(prefix)) {
    const pairs = pairsOf(state.get(key) ?? new Uint8Array());
    const uid = key.length < prefix.length + UID ? n : (key[prefix.length] ?? 0) | ((key[prefix.length + 1] ?? 0) << 8);
    if (pairs !== undefined && uid < n) rows[uid] = pairs;
  }
  const size = rows.reduce((sum, pairs) => sum + (pairs?.length ?? 0), 0) / PAIR;
  const starts = new Int32Array(n + 1);
  const columns = new Uint16Array(size);
  const values = new Uint16Array(size);
  let k = 0;
  for (let uid = 0; uid < n; uid += 1) {
    const pairs = rows[uid];
    if (pairs !== undefined) {
      for (let at = 0; at < pairs.length; at += PAIR) {
        columns[k] = (pairs[at] ?? 0) | ((pairs[at + 1] ?? 0) << 8);
        values[k] = (pairs[at + 2] ?? 0) | ((pairs[at + 3] ?? 0) << 8);
        k += 1;
      }
    }
    starts[uid + 1] = k;
  }
  return { starts, columns, values };
}

/** Stores every row of a matrix, empty ones too. */
export function writeRows(
  state: State,
  map: typeof Weights | typeof Bonds,
  index: number,
  { starts, columns, values }: RawMatrix,
): void {
  for (let uid = 0; uid + 1 < starts.length; uid += 1) {
    const start = starts[uid] ?? 0;
    const end = starts[uid + 1] ?? 0;
    const row = encodeWith((out) => {
      writeCompact(end - start, out);
      for (let k = start; k < end; k += 1) {
        out.u16(columns[k] ?? 0);
        out.u16(values[k] ?? 0);
      }
    });
    state.set(map.key(index, uid), row);
  }
}
