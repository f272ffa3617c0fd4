import { bytes, CodecError, result, str, unit } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import { EMPTY_ROOT, orderedRoot } from "@opentao/trie";
import { NodeError } from "../../primitives/errors.ts";
import { HashedHeader } from "../../primitives/hashedHeader.ts";
import { isRaw, rawEntries } from "../../spec/raw.ts";
import type { ChainSpec } from "../../spec/spec.ts";
import { type SignatureVerifier, StateExternalities, TrieState } from "../../state/index.ts";
import { auraState } from "../execution/aura.ts";
import type { ExecutedBlock } from "../execution/execute.ts";
import { trieVersions } from "../execution/versions.ts";

const NO_STORE = { get: () => undefined };
const Built = result(unit, str);

/**
 * The genesis block of a specification: height 0, no parent, no extrinsics, the state that the runtime builds from the
 * configuration, or the raw state.
 *
 * @throws NodeError `INVALID_GENESIS` when the runtime refuses the configuration, or cannot work with the raw state;
 *   `INVALID_SPEC` when a raw key is there twice
 */
export function genesisBlock(spec: ChainSpec, runtime: Runtime, signatures: SignatureVerifier): ExecutedBlock {
  const state = new StateExternalities(new TrieState(NO_STORE, EMPTY_ROOT), signatures);
  fill(state, spec, runtime);
  const versions = trieVersions(runtime, state);
  const header: Header = {
    parentHash: new Uint8Array(32),
    number: 0,
    stateRoot: state.root(versions.state),
    extrinsicsRoot: orderedRoot([], versions.extrinsics),
    digest: { logs: [] },
  };
  return { hashed: HashedHeader.of(header), extrinsics: [], state, versions };
}

/** Writes the first state. */
function fill(state: StateExternalities, { genesis, name }: ChainSpec, runtime: Runtime): void {
  if (isRaw(genesis)) {
    for (const [key, value] of rawEntries(genesis)) state.set(key, value);
    checkRaw(state, name, runtime);
    return;
  }
  const config = new TextEncoder().encode(JSON.stringify(genesis));
  const refusal = build(runtime, bytes().encode(config), state);
  if (refusal === undefined) return;
  throw new NodeError(
    "INVALID_GENESIS",
    `the runtime refuses the genesis configuration of ${name}: ${refusal}`,
    "Correct the `genesis` section of the chain specification.",
  );
}

/** Makes sure that the runtime can work with a raw state: that it knows who makes the next block and when. */
function checkRaw(state: StateExternalities, name: string, runtime: Runtime): void {
  try {
    auraState(runtime, state);
  } catch (error) {
    if (!(error instanceof RuntimePanic || error instanceof CodecError)) throw error;
    throw new NodeError(
      "INVALID_GENESIS",
      `the runtime cannot work with the raw genesis of ${name}: ${error.message}`,
      "Make the specification with `tao chain build-spec --raw`, or get it from where the chain's is published.",
      { cause: error },
    );
  }
}

function build(runtime: Runtime, input: Uint8Array, state: StateExternalities): string | undefined {
  try {
    const built = Built.decode(runtime.call("GenesisBuilder_build_state", input, state));
    return built.type === "Ok" ? undefined : built.value;
  } catch (error) {
    if (error instanceof RuntimePanic) return error.message;
    throw error;
  }
}
