import { toHex } from "@opentao/codec";
import type { DecodedBlock } from "../block/decode.ts";
import type { EntryChange } from "./state.ts";

/** Adds the texts, numbers and bytes that a value consists of, as texts. */
function addParts(value: unknown, parts: Set<string>): void {
  if (value === undefined || value === null) return;
  if (value instanceof Uint8Array) parts.add(toHex(value));
  else if (typeof value === "object") for (const inner of Object.values(value)) addParts(inner, parts);
  else parts.add(String(value));
}

function partsOf(values: readonly unknown[]): Set<string> {
  const parts = new Set<string>();
  for (const value of values) addParts(value, parts);
  return parts;
}

/** Parts of a compound value that may stand for nothing: nobody has to name them. */
const NOTHING: readonly string[] = ["0", "false", "", "0x"];

/**
 * Finds which extrinsic of a block changed an entry of the state. The state tells only what a block changed; an
 * extrinsic is taken for the cause when it alone names all keys and the new value of the entry, by its signer, its
 * arguments or its events.
 */
export class Mentions {
  readonly #block: DecodedBlock;
  #parts: ReadonlyMap<number, ReadonlySet<string>> | undefined;

  constructor(block: DecodedBlock) {
    this.#block = block;
  }

  /** Number of the extrinsic; `null` when none names all of the entry, or several do. */
  extrinsicOf({ row, keys, value }: EntryChange): number | null {
    // That a subnet's entries end is the work of later blocks.
    if (value === undefined && row.account === "") return null;
    const wanted = partsOf([...keys, value]);
    // Entries say when they were written.
    wanted.delete(String(row.height));
    if (typeof value === "object") for (const part of NOTHING) wanted.delete(part);
    for (const part of partsOf(keys)) wanted.add(part);
    this.#parts ??= this.#read();
    const found = [...this.#parts].filter(([, parts]) => [...wanted].every((part) => parts.has(part)));
    return found.length === 1 ? (found[0]?.[0] ?? null) : null;
  }

  /** Parts of the signed extrinsics that succeeded. */
  #read(): ReadonlyMap<number, ReadonlySet<string>> {
    const { extrinsics, events } = this.#block;
    const all = new Map<number, Set<string>>();
    for (const { extrinsic } of this.#block.eventsOf("System", "ExtrinsicSuccess")) {
      const read = extrinsic === null ? undefined : extrinsics[extrinsic]?.read;
      if (extrinsic === null || read?.signer === undefined) continue;
      all.set(extrinsic, partsOf([read.signer, read.call.value.value]));
    }
    for (const { extrinsic, event } of events) {
      const parts = extrinsic === null ? undefined : all.get(extrinsic);
      if (parts !== undefined) addParts(event.data, parts);
    }
    return all;
  }
}
