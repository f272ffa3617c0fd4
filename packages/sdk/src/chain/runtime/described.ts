import type { MetadataLookup } from "@polkadot-api/metadata-builders";
import { checksumOf } from "../../descriptors/checksum.ts";
import { type Entry, entriesOf, type Kind } from "../../descriptors/entries.ts";
import { CHECKSUMS, SCALED_CHECKSUMS } from "../../descriptors/generated/checksums.ts";
import type { RawCall } from "../../descriptors/shapes.ts";
import { TypeHasher } from "../../descriptors/typeHasher.ts";
import { ChainError, unknownItem } from "../errors.ts";
import { FitCheck } from "./fit.ts";
import { guardEncode, guardMetadata } from "./guards.ts";

/** Kinds of entries as messages name them. */
const NOUNS: Readonly<Record<Kind, string>> = {
  storage: "storage item",
  call: "call",
  event: "event",
  error: "error",
  constant: "constant",
  api: "runtime API",
};

/** Entries of a runtime's metadata that have the types which the descriptors give them. */
export class Described {
  readonly #lookup: MetadataLookup;
  readonly #specVersion: number;
  /** Entries of the metadata by kind, owner and name. */
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #hasher: TypeHasher;
  readonly #found = new Set<string>();

  constructor(lookup: MetadataLookup, specVersion: number) {
    this.#lookup = lookup;
    this.#specVersion = specVersion;
    this.#hasher = new TypeHasher(lookup);
    this.#entries = new Map(entriesOf(lookup).map((entry) => [`${entry.kind} ${entry.owner}.${entry.name}`, entry]));
  }

  /**
   * Refuses an entry that the runtime does not have, or has with another type.
   *
   * @throws ChainError `UNKNOWN_ITEM`, `INCOMPATIBLE_RUNTIME`, `UNSUPPORTED_CHAIN`
   */
  ensure(kind: Kind, owner: string, name: string): void {
    const key = `${kind} ${owner}.${name}`;
    if (this.#found.has(key)) return;
    const entry = this.#entries.get(key);
    const what = `${NOUNS[kind]} ${owner}.${name}`;
    if (entry === undefined) throw unknownItem(what);
    const group = `${kind} ${owner}`;
    const known = [CHECKSUMS[group], SCALED_CHECKSUMS[group]].flatMap((list) => list?.split(" ") ?? []);
    const checksum = guardMetadata(`the chain's metadata of the ${what}`, () => checksumOf(entry, this.#hasher));
    if (!known.includes(checksum)) {
      throw new ChainError(
        "INCOMPATIBLE_RUNTIME",
        `the ${what} has another type in the chain's runtime (${this.#specVersion}) than here`,
        "Use a version of this software that was made for that runtime; programs can read it untyped by chain.raw.",
      );
    }
    this.#found.add(key);
  }

  /** {@link ensure} for a call and for all calls in its arguments. @throws ChainError */
  ensureCall({ type, value: { type: name, value } }: RawCall): void {
    this.ensure("call", type, name);
    const { call: id } = this.#lookup;
    if (id === null) return;
    const fit = new FitCheck(id, (pallet, inner) => this.ensure("call", pallet, inner));
    const check = guardEncode("the call", (call) => fit.check(this.#lookup(id), call));
    check({ type, value: { type: name, value } });
  }
}
