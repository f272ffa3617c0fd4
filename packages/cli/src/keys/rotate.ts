import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { hexBytes, withChain } from "../shared/connection.ts";
import { sessionKeysJson, splitSessionKeys } from "../shared/keys/sessionKeys.ts";
import type { RotateFlags } from "./flags.ts";

/** `tao keys rotate`: has a node make new session keys for itself. @throws ChainError, CliError `NOT_SESSION_KEYS` */
export async function rotateKeys(flags: RotateFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    const keys = sessionKeysJson(splitSessionKeys(hexBytes.parse(await chain.request("author_rotateKeys", []))));
    printer.result(keys, () =>
      [
        "The node has made new session keys and keeps their secrets.",
        `aura  ${out.bold(keys.aura)}`,
        `gran  ${out.bold(keys.gran)}`,
        "They count once they are an authority's: in the specification of a new chain",
        `  tao chain build-spec --authority aura:${keys.aura},gran:${keys.gran}`,
        "or registered by a validator, which makes new ones for that: tao keys register --wallet NAME",
      ].join("\n"),
    );
  });
}
