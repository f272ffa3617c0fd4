import { type KeyState, listWallets, walletsRoot } from "@opentao/sdk/wallet";
import { type Column, renderFittingTable, shortAddress } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { cell, visible } from "../output/text.ts";

/** Options of `tao wallet list`. */
export interface ListFlags {
  readonly json: boolean;
  readonly wallets?: string;
}

const STATES: Readonly<Record<KeyState, string>> = {
  plain: "unencrypted",
  encrypted: "encrypted",
  public: "public only",
  damaged: "damaged",
};

interface Row {
  readonly wallet: string;
  readonly key: string;
  readonly address: string | undefined;
  readonly state: KeyState | undefined;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "wallet", text: ({ wallet }) => wallet, short: ({ wallet }) => cell(wallet, 16) },
  { title: "key", text: ({ key }) => key, short: ({ key }) => cell(key, 24) },
  { title: "address", text: ({ address }) => address ?? "–", short: ({ address }) => shortAddress(address ?? "–") },
  { title: "on disk", text: ({ state }) => (state === undefined ? "none" : STATES[state]) },
];

/** Lists the wallets of a folder. @throws WalletError `KEYFILE_UNREADABLE` */
export async function listAllWallets(flags: ListFlags, printer: Printer): Promise<void> {
  const folder = walletsRoot(flags.wallets);
  const wallets = await listWallets(flags.wallets);
  printer.result({ folder, wallets }, () => {
    if (wallets.length === 0) return `There is no wallet in ${folder}. Create one with \`tao wallet new\`.`;
    return renderFittingTable(
      COLUMNS,
      wallets.flatMap(({ name, coldkeyAddress: address, coldkeyState: state, hotkeys }) => [
        { wallet: visible(name), key: "coldkey", address, state },
        ...hotkeys.map((key) => ({ ...key, wallet: "", key: `hotkey ${visible(key.name)}` })),
      ]),
    );
  });
}
