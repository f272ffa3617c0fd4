import { isoTime } from "@opentao/base";
import { decodeAddress, encodeAddress } from "@opentao/crypto";
import { listWallets, WalletError, writePrivateFile } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import { type Column, renderFittingTable, shortAddress } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { safeCell } from "../output/text.ts";
import { formatTao, shortTao } from "../output/units.ts";
import { named, receiverOf } from "../shared/receivers.ts";
import { FORMS } from "./historyForms.ts";
import { HistoryIndex } from "./historyIndex.ts";
import {
  bars,
  course,
  csvOf,
  feeRow,
  type HistoryRow,
  movementRow,
  newestFirst,
  registrationRow,
  rewardRow,
  transferRow,
  withoutTrades,
} from "./historyRows.ts";

/** Options of `tao wallet history`. */
export interface HistoryFlags {
  readonly json: boolean;
  readonly wallets?: string;
  readonly index: string;
  readonly limit: number;
  readonly csv?: string;
}

/** Bars of the plot, and most changes that it is made of. */
const POINTS = 48;
const MOST_CHANGES = 1000;

/** Hotkeys of the wallets on this machine that have this coldkey; an account may be a hotkey itself. */
async function hotkeysOf(account: string, root: string | undefined): Promise<readonly string[]> {
  const wallets = (await listWallets(root)).filter(({ coldkeyAddress }) => coldkeyAddress === account);
  const addresses = wallets.flatMap(({ hotkeys }) => hotkeys.flatMap(({ address }) => address ?? []));
  return [...new Set([account, ...addresses])];
}

async function rowsOf(index: HistoryIndex, account: string, hotkeys: readonly string[], most: number) {
  const [transfers, movements, extrinsics, ...ofHotkeys] = await Promise.all([
    index.newest("v1/transfers", { account }, FORMS.transfer, most),
    index.newest("v1/stake-movements", { coldkey: account }, FORMS.movement, most),
    index.newest("v1/extrinsics", { signer: account }, FORMS.extrinsic, most),
    ...hotkeys.map(async (hotkey) => {
      const [registrations, rewards] = await Promise.all([
        index.newest("v1/registrations", { hotkey }, FORMS.registration, most),
        index.newest("v1/epoch-neurons", { hotkey }, FORMS.reward, most),
      ]);
      const earned = rewards.filter(({ emission }) => emission > 0n);
      return [...registrations.map(registrationRow), ...earned.map((reward) => rewardRow(reward, hotkey))];
    }),
  ]);
  const own = [
    ...withoutTrades(transfers, movements).map((transfer) => transferRow(transfer, account)),
    ...movements.map(movementRow),
    ...extrinsics.filter(({ fee }) => fee !== null && fee > 0n).map(feeRow),
  ];
  return newestFirst([...own, ...ofHotkeys.flat()], most);
}

const amountText = (amount: bigint | null): string => (amount === null ? "" : formatTao(amount));

const TABLE: readonly Column<HistoryRow>[] = [
  { title: "time", text: ({ time }) => (time === null ? "genesis" : isoTime(time).slice(0, 16).replace("T", " ")) },
  { title: "block", text: ({ height }) => String(height), isNumber: true, dropRank: 4 },
  { title: "what", text: ({ kind }) => safeCell(kind, 24) },
  { title: "subnet", text: ({ netuid }) => String(netuid ?? ""), isNumber: true, dropRank: 1 },
  ...(["tao", "alpha", "price", "value"] as const).map((name, at) => ({
    title: name === "tao" ? "TAO" : name,
    text: (row: HistoryRow) => amountText(row[name]),
    short: (row: HistoryRow) => (row[name] === null ? "" : shortTao(row[name])),
    isNumber: true,
    ...(name === "tao" ? {} : { dropRank: [0, 3, 5, 2][at] ?? 0 }),
  })),
  {
    title: "about",
    text: ({ about }) => safeCell(about, 160),
    short: ({ about }) => safeCell(about.split(/[ ,]+/).map(shortAddress).join(" "), 30),
    dropRank: 6,
  },
];

async function writeCsv(path: string, rows: readonly HistoryRow[]): Promise<void> {
  try {
    await writePrivateFile(path, new TextEncoder().encode(csvOf(rows)), false);
  } catch (error) {
    if (!(error instanceof WalletError && error.code === "WALLET_EXISTS")) throw error;
    throw new CliError("FILE_EXISTS", `${path} exists`, "Choose another name.", { cause: error });
  }
}

/**
 * Shows what happened to an account, newest first, by an index.
 *
 * @param who - address, or the name of a contact or wallet
 * @throws CliError `NO_INDEX`, `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`, `FILE_EXISTS`; CryptoError; WalletError
 */
export async function showHistory(who: string, flags: HistoryFlags, printer: Printer): Promise<void> {
  const account = await receiverOf(who, flags.wallets);
  const address = encodeAddress(decodeAddress(account.address));
  const index = new HistoryIndex(flags.index);
  const hotkeys = await hotkeysOf(address, flags.wallets);
  const path = `v1/accounts/${address}`;
  const [held, changes, rows] = await Promise.all([
    index.record(path, FORMS.account),
    index.newest(`${path}/changes`, { quantity: "free" }, FORMS.change, MOST_CHANGES),
    rowsOf(index, address, hotkeys, flags.limit),
  ]);
  if (flags.csv !== undefined) await writeCsv(flags.csv, rows);
  const free = held?.free ?? 0n;
  const values = changes.length === 0 ? [] : course(free, changes, POINTS);
  const shown = rows.map(({ place: _, ...row }) => row);
  printer.result({ address, name: account.name, free, course: values, rows: shown, file: flags.csv }, () => {
    if (rows.length === 0) return `The index knows of nothing that happened to ${named(account)}.`;
    const [from, to] = [changes.at(-1)?.height ?? 0, changes[0]?.height ?? 0];
    const plot = values.length === 0 ? [] : [`free TAO, blocks ${from} to ${to}, now ${formatTao(free)}`, bars(values)];
    const file = flags.csv === undefined ? [] : [`The same is in ${flags.csv}.`];
    return [out.bold(named(account)), ...plot, renderFittingTable(TABLE, rows), ...file].join("\n");
  });
}
