import { join } from "node:path";
import { toHex } from "@opentao/codec";
import type { GrandpaSigner } from "@opentao/consensus";
import type { Runtime } from "@opentao/runtime/boundary";
import { auraState } from "../chain/execution/aura.ts";
import type { LocalChain } from "../chain/index.ts";
import { Keystore } from "../keystore/index.ts";
import { NodeError } from "../primitives/errors.ts";
import type { Logger } from "../primitives/logger.ts";
import type { NodeOptions } from "./options.ts";

/**
 * The node's session keys: those of its files, if they are used, and the one that it was given. @throws NodeError
 * `KEY_UNREADABLE`, `WRONG_PASSWORD`; CryptoError
 */
export function openKeys(options: NodeOptions): Keystore {
  const { usesKeys = true, basePath, keystorePath, keystorePassword, authorKey } = options;
  const path = keystorePath ?? (basePath === undefined ? undefined : join(basePath, "keystore"));
  const keys = new Keystore(usesKeys ? { path, password: keystorePassword } : {});
  if (authorKey !== undefined) keys.lend(authorKey);
  return keys;
}

/** The keys that votes are cast with. */
export function voters(keys: Keystore): GrandpaSigner[] {
  return keys.keys("gran").map((key) => ({ id: toHex(key.publicKey), sign: (message) => key.sign(message) }));
}

/**
 * Alone, a node that was given a key makes blocks or is of no use; among others it may become an author later.
 *
 * @throws NodeError `NOT_AN_AUTHORITY`
 */
export function checkAuthorKey(
  { authorKey, network }: NodeOptions,
  keys: Keystore,
  chain: LocalChain,
  runtime: Runtime,
  logger: Logger,
): void {
  const { authorities } = auraState(runtime, chain.open(chain.best().hash));
  if (authorKey === undefined || authorities.some((authority) => keys.has("aura", authority))) return;
  const message = `${keys.keys("aura").at(-1)?.address} is not one of the chain's authorities`;
  if (network !== undefined) {
    logger.warn({}, `${message}: the node only follows until it is`);
    return;
  }
  const hint = "Give the secret of one of the keys in `aura.authorities`, or none, so that the node only follows.";
  throw new NodeError("NOT_AN_AUTHORITY", `the key ${message}`, hint);
}
