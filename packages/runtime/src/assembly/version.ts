import type { RuntimeVersion } from "@opentao/codec/primitives";
import { blake2b64 } from "@opentao/crypto";
import type { RuntimeApi } from "../framework/index.ts";

const encoder = new TextEncoder();

/** Names and versions of the runtime without its APIs (protocol: consensus §7.1). */
export const VERSION = {
  specName: "node-subtensor",
  implName: "node-subtensor",
  authoringVersion: 1,
  specVersion: 425,
  implVersion: 1,
  transactionVersion: 1,
  systemVersion: 1,
} as const;

/** The whole version: each API is told by the hash of its name. */
export function versionWith(apis: readonly RuntimeApi[]): RuntimeVersion {
  return { ...VERSION, apis: apis.map(({ name, version }) => [blake2b64(encoder.encode(name)), version]) };
}
