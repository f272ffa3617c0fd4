import { toHex } from "@opentao/codec";
import type { Printer } from "../output/printer.ts";
import { withChain } from "../shared/connection.ts";
import { keystoreOf, keystorePathOf } from "../shared/keys/keystore.ts";
import { sessionKeysJson, sessionPairs } from "../shared/keys/sessionKeys.ts";
import type { InsertFlags } from "./flags.ts";
import { insertBoth } from "./generate.ts";
import { secretOf } from "./secret.ts";

/**
 * `tao keys insert`: gives session keys to a running node, or puts them into the folder of one that does not run.
 *
 * @throws CliError, NodeError, ChainError
 */
export async function insertKeys(flags: InsertFlags, printer: Printer): Promise<void> {
  const keystore = keystoreOf(flags);
  const secret = await secretOf(flags);
  const { aura, gran } = sessionPairs(secret);
  const keys = sessionKeysJson({ aura: aura.publicKey, gran: gran.publicKey });
  if (keystore !== undefined) insertBoth(keystore, secret);
  else {
    await withChain(flags.url, async (chain) => {
      await chain.request("author_insertKey", ["aura", secret, toHex(aura.publicKey)]);
      await chain.request("author_insertKey", ["gran", secret, toHex(gran.publicKey)]);
    });
  }
  const where = keystorePathOf(flags) ?? flags.url;
  printer.result({ ...keys, place: where }, () =>
    [`The keys are in ${where}.`, `aura  ${keys.aura}`, `gran  ${keys.gran}`].join("\n"),
  );
}
