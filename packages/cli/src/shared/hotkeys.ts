import { decodeAddress } from "@opentao/crypto";
import { type Chain, getOwner } from "@opentao/sdk/chain";
import { CliError } from "../output/errors.ts";

/** Returns the coldkey that owns a hotkey; `undefined` when nobody does. */
export async function ownerOf(chain: Chain, hotkey: string): Promise<string | undefined> {
  const owner = await getOwner(chain, hotkey);
  return decodeAddress(owner).some((byte) => byte !== 0) ? owner : undefined;
}

/** Refuses a hotkey that another coldkey owns, or nobody. @throws CliError `NOT_THE_OWNER` */
export async function ensureHotkeyOwner(chain: Chain, hotkey: string, coldkey: string): Promise<void> {
  const owner = await ownerOf(chain, hotkey);
  if (owner === coldkey) return;
  const whose = owner === undefined ? "to nobody yet" : `to ${owner}, not to ${coldkey}`;
  const hint =
    owner === undefined
      ? "Register it (`tao subnets register N`), or say that it is yours (`tao wallet associate`)."
      : "Use the wallet of its owner (--wallet NAME), or name another hotkey with --hotkey.";
  throw new CliError("NOT_THE_OWNER", `the hotkey ${hotkey} belongs ${whose}`, hint);
}
