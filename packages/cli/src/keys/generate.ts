import { writeFileSync } from "node:fs";
import { systemCodeOf } from "@opentao/base";
import { generateMnemonic } from "@opentao/crypto";
import type { Keystore } from "@opentao/node/keystore";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { keystoreOf, keystorePathOf } from "../shared/keys/keystore.ts";
import { sessionKeysJson, sessionPairs } from "../shared/keys/sessionKeys.ts";
import type { GenerateFlags } from "./flags.ts";
import { namedSecret } from "./secret.ts";

/** Inserts both keys of a secret into a keystore. */
export function insertBoth(keystore: Keystore, secret: string): void {
  const { aura, gran } = sessionPairs(secret);
  keystore.insert("aura", secret, aura.publicKey);
  keystore.insert("gran", secret, gran.publicKey);
}

/** Writes a secret for its owner alone; never over another file. @throws CliError `FILE_EXISTS` */
function writeSecret(file: string, secret: string): void {
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (systemCodeOf(error) !== "EEXIST") throw error;
    const hint = "Choose another name: the keys of the secret in it would be lost.";
    throw new CliError("FILE_EXISTS", `${file} is there already`, hint, { cause: error });
  }
}

/**
 * `tao keys generate`: puts new session keys into a keystore, writes their phrase to a file, or shows it once. The
 * public keys are the result.
 *
 * @throws CliError `FILE_EXISTS`, `NOT_A_SECRET`, `PASSWORD_UNREADABLE`; NodeError
 */
export function generateKeys(flags: GenerateFlags, printer: Printer): void {
  const keystore = keystoreOf(flags);
  const given = namedSecret(flags);
  const secret = given ?? generateMnemonic();
  const { output } = flags;
  if (output !== undefined) writeSecret(output, secret);
  if (keystore !== undefined) insertBoth(keystore, secret);
  const { aura, gran } = sessionPairs(secret);
  const keys = sessionKeysJson({ aura: aura.publicKey, gran: gran.publicKey });
  const shown = keystore === undefined && output === undefined && given === undefined;
  const place = keystorePathOf(flags);
  printer.result(shown ? { ...keys, secret } : keys, () =>
    [
      `aura     ${out.bold(keys.aura)}  makes blocks`,
      `gran     ${out.bold(keys.gran)}  votes`,
      ...(place === undefined ? [] : [`kept in  ${place}`]),
      ...(output === undefined ? [] : [`secret   in ${output}`]),
      ...(shown
        ? [
            `secret   ${out.yellow(secret)}`,
            out.dim(
              "Write the words down and keep them safe: whoever has them has the keys, and they are shown only now.",
            ),
          ]
        : []),
    ].join("\n"),
  );
}
