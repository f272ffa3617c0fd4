import { bytes, result, str, unit } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import { EMPTY_ROOT, orderedRoot } from "@opentao/trie";
import { NodeError } from "../error.ts";
import type { ChainSpec } from "../spec/spec.ts";
import { type SignatureVerifier, StateExternalities, TrieState } from "../state/index.ts";
import type { ExecutedBlock } from "./execute.ts";
import { trieVersions } from "./versions.ts";

const NO_STORE = { get: () => undefined };
const Built = result(unit, str);

/**
 * The genesis block of a specification: height 0, no parent, no extrinsics, the state that the runtime builds.
 *
 * @throws NodeError `INVALID_GENESIS` when the runtime refuses the specification's configuration
 */
export function genesisBlock(spec: ChainSpec, runtime: Runtime, signatures: SignatureVerifier): ExecutedBlock {
  const state = new StateExternalities(new TrieState(NO_STORE, EMPTY_ROOT), signatures);
  const config = new TextEncoder().encode(JSON.stringify(spec.genesis));
  const refusal = build(runtime, bytes().encode(config), state);
  if (refusal !== undefined) {
    throw new NodeError(
      "INVALID_GENESIS",
      `the runtime refuses the genesis configuration of ${spec.name}: ${refusal}`,
      "Correct the `genesis` section of the chain specification.",
    );
  }
  const versions = trieVersions(runtime, state);
  const header: Header = {
    parentHash: new Uint8Array(32),
    number: 0,
    stateRoot: state.root(versions.state),
    extrinsicsRoot: orderedRoot([], versions.extrinsics),
    digest: { logs: [] },
  };
  return { hash: blake2b256(Header.encode(header)), header, extrinsics: [], state, versions };
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
