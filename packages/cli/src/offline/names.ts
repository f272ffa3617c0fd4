import { listWallets } from "@opentao/sdk/wallet";
import { readContacts } from "../shared/contacts.ts";
import type { NameOf } from "./fields.ts";

/** Reads which names the addresses have that this machine knows: its contacts and wallets. @throws CliError */
export async function knownNames(root: string | undefined): Promise<NameOf> {
  const names = new Map<string, string>();
  for (const { name, coldkeyAddress, hotkeys } of await listWallets(root)) {
    for (const hotkey of hotkeys)
      if (hotkey.address !== undefined) names.set(hotkey.address, `wallet ${name}, hotkey ${hotkey.name}`);
    if (coldkeyAddress !== undefined) names.set(coldkeyAddress, `wallet ${name}`);
  }
  for (const [name, address] of readContacts(root)) names.set(address, `contact ${name}`);
  return (address) => names.get(address);
}
