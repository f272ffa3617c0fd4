import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import { Remembered } from "../../state/index.ts";
import { type AuraState, auraState } from "./aura.ts";
import { type TrieVersions, trieVersions } from "./versions.ts";

/** Facts that the runtime tells of the block after a state. They seldom differ from those of the block before. */
export class BlockFacts {
  readonly #aura: Remembered<AuraState>;
  readonly #versions: Remembered<TrieVersions>;

  constructor(runtime: Runtime) {
    this.#aura = new Remembered((state) => auraState(runtime, state));
    this.#versions = new Remembered((state) => trieVersions(runtime, state));
  }

  /** Authorities and slot duration. @throws RuntimePanic; HostFault; CodecError */
  aura(state: Externalities): AuraState {
    return this.#aura.of(state);
  }

  /** Versions of the tries. @throws RuntimePanic; HostFault; CodecError */
  versions(state: Externalities): TrieVersions {
    return this.#versions.of(state);
  }
}
