import { bytesEqual, CodecError } from "@opentao/codec";
import { RuntimeVersion } from "@opentao/codec/primitives";
import { RuntimePanic } from "@opentao/runtime/boundary";
import type { BestNotification, ChainReader, Hash, ImportNotification } from "../../chain/interface.ts";
import { hex, JsonText } from "../protocol/message.ts";
import { shared } from "./shared.ts";

/** `:code`, where the state holds the runtime. */
const CODE_KEY = new TextEncoder().encode(":code");

/** Reads the version of the runtime after a block. @throws BlockError, RuntimePanic, CodecError */
export function runtimeVersion(chain: ChainReader, hash: Hash): RuntimeVersion {
  return RuntimeVersion.decode(chain.call(hash, "Core_version", new Uint8Array()));
}

/** The version in the form of `state_getRuntimeVersion`. */
export function versionJson(version: RuntimeVersion) {
  const { specName, implName, authoringVersion, specVersion, implVersion, transactionVersion, systemVersion } = version;
  return {
    specName,
    implName,
    authoringVersion,
    specVersion,
    implVersion,
    apis: version.apis.map(([id, apiVersion]) => [hex(id), apiVersion]),
    transactionVersion,
    systemVersion,
    stateVersion: systemVersion,
  };
}

/** Report of `chainHead_v1` on a block's runtime. */
export type RuntimeReport = ReturnType<typeof runtimeJson> | { readonly type: "invalid"; readonly error: string };

/**
 * The runtime after a block in the form of `chainHead_v1`; one that does not say what it is counts as invalid. @throws
 * BlockError
 */
export function reportRuntime(chain: ChainReader, hash: Hash): RuntimeReport {
  try {
    return runtimeJson(runtimeVersion(chain, hash));
  } catch (error) {
    if (!(error instanceof RuntimePanic || error instanceof CodecError)) throw error;
    return { type: "invalid", error: error.message };
  }
}

function runtimeJson({ apis, ...version }: RuntimeVersion) {
  const { specName, implName, specVersion, implVersion, transactionVersion } = version;
  const spec = {
    specName,
    implName,
    specVersion,
    implVersion,
    transactionVersion,
    apis: Object.fromEntries(apis.map(([id, apiVersion]) => [hex(id), apiVersion])),
  };
  return { type: "valid" as const, spec };
}

/** Returns whether a block replaced its parent's runtime; its changes are looked through once for all subscribers. */
export const replacesRuntime = shared(({ header, changes }: ImportNotification): boolean => {
  if (header.digest.logs.some((item) => item.type === "RuntimeEnvironmentUpdated")) return true;
  for (const { key } of changes.values()) if (bytesEqual(key, CODE_KEY)) return true;
  return false;
});

/** Version of the runtime of a notification's block, in JSON, once for all subscribers. */
export const versionText = shared((chain: ChainReader) =>
  shared(({ block }: ImportNotification | BestNotification) =>
    JsonText.of(versionJson(runtimeVersion(chain, block.hash))),
  ),
);

/** The report on the runtime of a block just imported, once for all subscribers. @throws BlockError */
export const newRuntime = shared((chain: ChainReader) =>
  shared(({ block }: ImportNotification) => reportRuntime(chain, block.hash)),
);

/** Returns whether the best block's runtime may be another one than before. */
export function mayChangeRuntime(best: ImportNotification | BestNotification): boolean {
  if (best.kind === "best" || best.enacted.length > 1 || best.retracted.length > 0) return true;
  return replacesRuntime(best);
}
