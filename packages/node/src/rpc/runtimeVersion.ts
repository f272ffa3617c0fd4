import { bytesEqual } from "@opentao/codec";
import { RuntimeVersion } from "@opentao/codec/primitives";
import type { BestNotification, Chain, Hash, ImportNotification } from "../chain/interface.ts";
import { hex } from "./protocol/hex.ts";

/** `:code`, where the state holds the runtime. */
const CODE_KEY = new TextEncoder().encode(":code");

/** What the runtime after a block says of itself. @throws ChainError, RuntimePanic, CodecError */
export function runtimeVersion(chain: Chain, hash: Hash): RuntimeVersion {
  return RuntimeVersion.decode(chain.call(hash, "Core_version", new Uint8Array()));
}

/** The version as `state_getRuntimeVersion` gives it. */
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

/** The version as `chainHead_v1` gives it. */
export function runtimeJson({
  specName,
  implName,
  specVersion,
  implVersion,
  transactionVersion,
  apis,
}: RuntimeVersion) {
  const spec = {
    specName,
    implName,
    specVersion,
    implVersion,
    transactionVersion,
    apis: Object.fromEntries(apis.map(([id, version]) => [hex(id), version])),
  };
  return { type: "valid" as const, spec };
}

/** Whether a block replaced its parent's runtime. */
export function replacesRuntime({ header, changes }: ImportNotification): boolean {
  if (header.digest.logs.some((item) => item.type === "RuntimeEnvironmentUpdated")) return true;
  for (const { key } of changes.values()) if (bytesEqual(key, CODE_KEY)) return true;
  return false;
}

/** Whether the best block's runtime may be another one than before. */
export function mayChangeRuntime(best: ImportNotification | BestNotification): boolean {
  if (best.kind === "best" || best.enacted.length > 1 || best.retracted.length > 0) return true;
  return replacesRuntime(best);
}
