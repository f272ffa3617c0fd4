/**
 * Facts of the runtime with which the reader (`packages/runtime/reader`) is built: one block of bytes, and where in it
 * each thing stands. Nothing here runs on a chain.
 *
 * @packageDocumentation
 */

import { bytesEqual, concat, concatAll, option, u32, vec } from "@opentao/codec";
import { RuntimeVersion, TransactionValidity } from "@opentao/codec/primitives";
import { blake2b64 } from "@opentao/crypto";
import type { Runtime } from "../../boundary.ts";
import { itemPrefix } from "../../framework/index.ts";
import { METADATA_VERSIONS } from "../../metadata/index.ts";
import { ChainParameters, PARAMETERS_KEY } from "../../parameters.ts";
import { MemoryExternalities } from "../../testing/memoryExternalities.ts";
import { base, fieldPlaces } from "./layout.ts";
import { flagFields, variablesOf } from "./variables.ts";

/** APIs of which the reader has what light clients use. */
export const READER_APIS = [
  "Core",
  "Metadata",
  "TaggedTransactionQueue",
  "AccountNonceApi",
  "AuraApi",
  "GrandpaApi",
] as const;

/** Blocks for which a transaction that was not validated is passed on. */
const LONGEVITY = 64n;

/** Facts for the reader: bytes, things in them by their names, and numbers. */
export interface ReaderFacts {
  readonly data: Uint8Array;
  readonly spans: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Gathers what the reader has to know of a runtime. The same runtime gives the same facts. */
export function readerFacts(runtime: Runtime): ReaderFacts {
  const parts = new Parts();
  parts.add("CORE_VERSION", readerVersion(runtime));
  parts.add("PARAMETERS_KEY", PARAMETERS_KEY);
  parts.add("AURA_AUTHORITIES_KEY", itemPrefix("Aura", "Authorities"));
  parts.add("GRANDPA_AUTHORITIES_KEY", itemPrefix("Grandpa", "Authorities"));
  parts.add("GRANDPA_SET_KEY", itemPrefix("Grandpa", "CurrentSetId"));
  // The account follows, hashed and as it is.
  parts.add("ACCOUNT_KEY", concat(itemPrefix("System", "Account"), new Uint8Array(16 + 32)));
  parts.add("EMPTY", vec(u32).encode([]));
  parts.add("ZERO", new Uint8Array(8));
  parts.add("VALIDITY", unvalidated());
  parts.add("METADATA_VERSIONS", call(runtime, "Metadata_metadata_versions", new Uint8Array()));
  parts.add("METADATA_NONE", option(u32).encode(undefined));
  const variables = METADATA_VERSIONS.map((version) => {
    const make = (params: ChainParameters) =>
      call(runtime, "Metadata_metadata_at_version", u32.encode(version), [
        [PARAMETERS_KEY, ChainParameters.encode(params)],
      ]);
    const start = parts.add(`METADATA_${version}`, make(base));
    return { start, ...variablesOf(make) };
  });
  const numbers = variables.flatMap(({ start, numbers }) =>
    numbers.map(({ offset, width, field, shift }) => [start + offset, width, field.offset, field.width, shift]),
  );
  const choices = variables.flatMap(({ start, choices }) =>
    choices.map(({ offset, choices }, i) => {
      const at = parts.add(`CHOICES_${start}_${i}`, concatAll(choices));
      return [start + offset, choices[0]?.length ?? 0, at];
    }),
  );
  const flags = flagFields();
  parts.add("COPIES", words(numbers.flat()));
  parts.add("CHOICES", words(choices.flat()));
  parts.add("FLAGS", words(flags.map(({ offset }) => offset)));
  const slotDuration = fieldPlaces().find(({ name }) => name === "slotDuration");
  return {
    ...parts.finish(),
    numbers: {
      COPY_COUNT: numbers.length,
      CHOICE_COUNT: choices.length,
      FLAG_COUNT: flags.length,
      SLOT_DURATION_OFFSET: slotDuration?.offset ?? 0,
      PARAMETERS_LENGTH: ChainParameters.encode(base).length,
    },
  };
}

/** The runtime's version with those APIs that the reader has. */
function readerVersion(runtime: Runtime): Uint8Array {
  const version = RuntimeVersion.decode(call(runtime, "Core_version", new Uint8Array()));
  const ids = READER_APIS.map((name) => blake2b64(new TextEncoder().encode(name)));
  const apis = version.apis.filter(([id]) => ids.some((one) => bytesEqual(one, id)));
  if (apis.length !== ids.length) throw new TypeError("the runtime lacks an API that the reader has");
  return RuntimeVersion.encode({ ...version, apis });
}

/** Validity of a transaction that was not validated: it could be valid. Its hash belongs where zeros are. */
function unvalidated(): Uint8Array {
  const valid = { priority: 0n, requires: [], provides: [new Uint8Array(32)], longevity: LONGEVITY, propagate: true };
  return TransactionValidity.encode({ type: "Ok", value: valid });
}

function call(
  runtime: Runtime,
  method: string,
  input: Uint8Array,
  entries: readonly (readonly [Uint8Array, Uint8Array])[] = [],
): Uint8Array {
  return runtime.call(method, input, new MemoryExternalities(entries));
}

function words(numbers: readonly number[]): Uint8Array {
  return concatAll(numbers.map((number) => u32.encode(number)));
}

/** Parts one after the other, each at a multiple of four. */
class Parts {
  readonly #bytes: Uint8Array[] = [];
  readonly #spans: Record<string, { offset: number; length: number }> = {};
  #length = 0;

  /** Returns where the part begins. */
  add(name: string, bytes: Uint8Array): number {
    const offset = this.#length;
    this.#spans[name] = { offset, length: bytes.length };
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    this.#bytes.push(padded);
    this.#length += padded.length;
    return offset;
  }

  finish(): Pick<ReaderFacts, "data" | "spans"> {
    return { data: concatAll(this.#bytes), spans: this.#spans };
  }
}
