import { RuntimeVersion } from "@opentao/codec/primitives";
import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import type { StateVersion } from "@opentao/trie";

/**
 * Trie versions that a runtime's `system_version` stands for: 0 none, 1 the state's, 2 the extrinsics root's too are 1.
 */
export interface TrieVersions {
  readonly state: StateVersion;
  readonly extrinsics: StateVersion;
}

/** Trie versions of the runtime over a state. */
export function trieVersions(runtime: Runtime, externalities: Externalities): TrieVersions {
  const { systemVersion } = RuntimeVersion.decode(runtime.call("Core_version", new Uint8Array(), externalities));
  return { state: systemVersion >= 1 ? 1 : 0, extrinsics: systemVersion >= 2 ? 1 : 0 };
}
