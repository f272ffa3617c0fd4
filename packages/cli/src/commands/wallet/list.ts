import { listWallets, walletsRoot } from "@opentao/sdk";
import { type Printer, renderTable } from "../../output/printer.ts";

/** Options of `tao wallet list`. */
export interface ListFlags {
  readonly json: boolean;
  readonly wallets?: string;
}

/** Lists the wallets of a folder. @throws WalletError `KEYFILE_UNREADABLE` */
export async function listAllWallets(flags: ListFlags, printer: Printer): Promise<void> {
  const folder = walletsRoot(flags.wallets);
  const wallets = await listWallets(flags.wallets);
  printer.result({ folder, wallets }, () => {
    if (wallets.length === 0) return `There is no wallet in ${folder}. Create one with \`tao wallet new\`.`;
    const rows = wallets.flatMap(({ name, coldkeyAddress, hotkeys }) => [
      [name, "coldkey", coldkeyAddress ?? "none"],
      ...hotkeys.map((key) => ["", `hotkey ${key.name}`, key.address ?? "encrypted"]),
    ]);
    return renderTable(["wallet", "key", "address"], rows);
  });
}
