import type { StateEntry } from "../chain/index.ts";
import type { StateReader } from "../state/index.ts";
import { FRAME_BYTES } from "./format.ts";

/** Keys that are looked at in one go; between them the process does other things. */
const PAGE = 1000;
const NO_PREFIX = new Uint8Array();

async function* pages(state: StateReader, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array[]> {
  for (let last: Uint8Array | undefined, more = true; more; ) {
    signal?.throwIfAborted();
    const keys: Uint8Array[] = state.keysPaged(NO_PREFIX, PAGE, last);
    if (keys.length > 0) yield keys;
    last = keys.at(-1);
    more = keys.length === PAGE;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Number of keys of a state. @throws the reason of the signal */
export async function countKeys(state: StateReader, signal: AbortSignal | undefined): Promise<number> {
  let found = 0;
  for await (const keys of pages(state, signal)) found += keys.length;
  return found;
}

/** Entries of a state, about {@link FRAME_BYTES} at a time. @throws the reason of the signal */
export async function* entriesOf(state: StateReader, signal: AbortSignal | undefined): AsyncGenerator<StateEntry[]> {
  let entries: StateEntry[] = [];
  let bytes = 0;
  for await (const keys of pages(state, signal)) {
    for (const key of keys) {
      const value = state.get(key) ?? new Uint8Array();
      entries.push([key, value]);
      bytes += key.length + value.length;
      if (bytes < FRAME_BYTES) continue;
      yield entries;
      entries = [];
      bytes = 0;
    }
  }
  if (entries.length > 0) yield entries;
}
