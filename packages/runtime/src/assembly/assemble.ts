/**
 * A runtime made of pallets: its methods, its version, its metadata.
 *
 * @packageDocumentation
 */

import { toHex, toSnakeCase } from "@opentao/codec";
import { RuntimeVersion } from "@opentao/codec/primitives";
import { type ApiParts, baseApis, blockCodec, extrinsicBytesCodec, extrinsicCodec } from "../apis/index.ts";
import { type Externalities, type Runtime, RuntimePanic } from "../boundary.ts";
import type { RuntimeParts } from "../executive/runtimeParts.ts";
import { readSignatures } from "../executive/signatures.ts";
import {
  type ApiMethod,
  createDispatcher,
  outerEnums,
  outerEvents,
  type Pallet,
  palletConstants,
  State,
  withRuntimeCalls,
  withRuntimeEvents,
} from "../framework/index.ts";
import { encodeMetadata, extrinsicType } from "../metadata/index.ts";
import { ChainParameters } from "../parameters.ts";
import { describeRuntime, extrinsicDescription, RUNTIME_PATH } from "./describe.ts";
import { boundaryError } from "./faults.ts";
import { versionWith } from "./version.ts";

/** Encoded metadata that is kept: a runtime serves one chain, tests a few. */
const MAX_KEPT_METADATA = 12;

/** Makes a runtime of pallets, given by ascending index. `code` gives what genesis holds under `:code`. */
export function assembleRuntime(pallets: readonly Pallet[], { code }: Pick<RuntimeParts, "code">): Runtime {
  const dispatcher = createDispatcher(pallets, `${RUNTIME_PATH}::RuntimeCall`);
  const events = outerEvents(
    pallets.flatMap(({ name, index, codecs }) =>
      codecs.events === undefined ? [] : [{ name, index, codec: codecs.events }],
    ),
    `${RUNTIME_PATH}::RuntimeEvent`,
  );
  const kept = new Map<string, Uint8Array>();
  const typeOfExtrinsic = extrinsicType({
    extrinsic: extrinsicDescription,
    outerEnums: outerEnums(pallets, dispatcher.calls.type, RUNTIME_PATH),
  });
  const extrinsicBytes = extrinsicBytesCodec(typeOfExtrinsic);
  const parts: ApiParts = {
    pallets,
    dispatcher,
    code,
    get version() {
      return version;
    },
    extrinsic: extrinsicCodec(typeOfExtrinsic, { dispatcher }),
    extrinsicBytes,
    block: blockCodec(typeOfExtrinsic),
    metadata: (state, metadataVersion) => {
      const key = `${metadataVersion} ${toHex(ChainParameters.encode(state.params))}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const shown = pallets.map((pallet) => (pallet.name === "System" ? withVersion(pallet, version) : pallet));
      const made = encodeMetadata(describeRuntime(shown, apis, dispatcher.calls.type, state.params), metadataVersion);
      if (kept.size >= MAX_KEPT_METADATA) kept.clear();
      kept.set(key, made);
      return made;
    },
  };
  const apis = [...baseApis(parts), ...pallets.flatMap((pallet) => pallet.apis ?? [])];
  const version = versionWith(apis);
  const methods = new Map<string, ApiMethod>();
  for (const api of apis) {
    for (const [name, method] of Object.entries(api.methods)) methods.set(`${api.name}_${toSnakeCase(name)}`, method);
  }

  const run = (method: string, input: Uint8Array, externalities: Externalities): Uint8Array => {
    const found = methods.get(method);
    // Clients look for these words to find out what a runtime can do (protocol: clients §a.1-6).
    if (found === undefined) throw new RuntimePanic(`Exported method ${method} is not found`);
    const state = new State(externalities);
    const output = found.run({ state, runtime: dispatcher }, found.input.decode(input));
    state.flushEvents();
    return found.output.encode(output);
  };

  return {
    methods: [...methods.keys()].sort(),
    nodeOnly: [...methods].flatMap(([name, { nodeOnly }]) => (nodeOnly ? [name] : [])).sort(),
    call: (method, input, externalities) => {
      try {
        return withRuntimeCalls(dispatcher.calls, () =>
          withRuntimeEvents(events, () => run(method, input, externalities)),
        );
      } catch (error) {
        throw boundaryError(method, error);
      }
    },
    readSignatures: (block, externalities) => {
      try {
        readSignatures(parts, new State(externalities), block);
      } catch (error) {
        throw boundaryError("the reading of signatures", error);
      }
    },
  };
}

/** System with the constant that tells the runtime's version. */
function withVersion(system: Pallet, version: RuntimeVersion): Pallet {
  const { Version } = palletConstants({
    Version: { type: RuntimeVersion, value: version, docs: "Names and versions of the runtime and of its APIs." },
  });
  return { ...system, constants: { ...system.constants, Version } };
}
