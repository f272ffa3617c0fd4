import { isoTime } from "@opentao/base";
import { subnetAccount } from "../shared/subnetAccount.ts";
import type { RecordOf } from "./historyForms.ts";

/** Something that happened to an account. */
export interface HistoryRow {
  /** Milliseconds since 1970; `null` for genesis. */
  readonly time: number | null;
  readonly height: number;
  readonly kind: string;
  readonly netuid: number | null;
  /** TAO that came or went, in rao, where it is known. */
  readonly tao: bigint | null;
  readonly alpha: bigint | null;
  /** Rao for one alpha then. */
  readonly price: bigint | null;
  /** Rao that it was worth then. */
  readonly value: bigint | null;
  /** Account on the other side, or what else there is to say. */
  readonly about: string;
  /** Place in its block: the latest the highest. */
  readonly place: number;
}

const NOTHING = { netuid: null, tao: null, alpha: null, price: null, value: null } as const;
/** Place of what happens at the end of a block, behind all events. */
const END = Number.MAX_SAFE_INTEGER;

/** Makes a row of a transfer, as the account sees it. */
export function transferRow({ time, height, event, ...of }: RecordOf<"transfer">, account: string): HistoryRow {
  const row = { ...NOTHING, time, height, place: event, value: of.amount };
  if (of.sender === of.receiver) return { ...row, kind: "to itself", tao: 0n, about: account };
  if (of.receiver === account) return { ...row, kind: "received", tao: of.amount, about: of.sender };
  return { ...row, kind: "sent", tao: -of.amount, about: of.receiver };
}

/** Makes a row of stake that moved. */
export function movementRow({ time, height, event, ...of }: RecordOf<"movement">): HistoryRow {
  const target = of.toNetuid === null ? "" : ` → subnet ${of.toNetuid}`;
  const others = [of.toHotkey, of.toColdkey].filter((one) => one !== null && one !== of.hotkey && one !== of.coldkey);
  const about = [`${of.hotkey}${target}`, ...others].join(" → ");
  const { netuid, alpha, price, value } = of;
  const kind = of.kind.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  const tao = of.tao !== null && of.kind === "StakeAdded" ? -of.tao : of.tao;
  return { time, height, place: event, kind, netuid, tao, alpha, price, value, about };
}

/** Transfers are the same for this purpose when these are. */
const keyOf = (
  { height, extrinsic }: { readonly height: number; readonly extrinsic: number | null },
  ...[sender, receiver, amount]: readonly [string, string, bigint | null]
): string => [height, extrinsic, sender, receiver, amount].join(" ");

/** Key of the transfer that is the TAO of a movement of stake; only what is added or removed moves TAO. */
function tradeKeyOf(movement: RecordOf<"movement">): string | undefined {
  const { kind, coldkey, netuid, tao } = movement;
  if (kind === "StakeAdded") return keyOf(movement, coldkey, subnetAccount(netuid), tao);
  return kind === "StakeRemoved" ? keyOf(movement, subnetAccount(netuid), coldkey, tao) : undefined;
}

/**
 * Leaves out transfers that are the TAO of a movement of stake, one for each: between its coldkey and the account of
 * the subnet's pool.
 */
export function withoutTrades(
  transfers: readonly RecordOf<"transfer">[],
  movements: readonly RecordOf<"movement">[],
): readonly RecordOf<"transfer">[] {
  const left = new Map<string, number>();
  for (const key of movements.map(tradeKeyOf)) if (key !== undefined) left.set(key, (left.get(key) ?? 0) + 1);
  return transfers.filter((transfer) => {
    const key = keyOf(transfer, transfer.sender, transfer.receiver, transfer.amount);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

/** Makes a row of a registration. */
export function registrationRow({ time, height, event, netuid, uid, hotkey }: RecordOf<"registration">): HistoryRow {
  return { ...NOTHING, time, height, place: event, kind: "registration", netuid, about: `UID ${uid}, ${hotkey}` };
}

/** Makes a row of what an epoch gave. */
export function rewardRow({ time, height, netuid, uid, emission }: RecordOf<"reward">, hotkey: string): HistoryRow {
  return {
    ...NOTHING,
    time,
    height,
    place: END,
    kind: "reward",
    netuid,
    alpha: emission,
    about: `UID ${uid}, ${hotkey}`,
  };
}

/** Makes a row of the fee of an extrinsic. */
export function feeRow({ time, height, pallet, call, succeeded, fee }: RecordOf<"extrinsic">): HistoryRow {
  const about = `${pallet ?? "?"}.${call ?? "?"}${succeeded === false ? ", which failed" : ""}`;
  return { ...NOTHING, time, height, place: 0, kind: "fee", tao: -(fee ?? 0n), value: fee, about };
}

/** Puts rows into their order, newest first. */
export function newestFirst(rows: readonly HistoryRow[], most: number): readonly HistoryRow[] {
  return rows.toSorted((a, b) => b.height - a.height || b.place - a.place).slice(0, most);
}

const BARS = [..."▁▂▃▄▅▆▇█"];

/**
 * Returns what an account had at moments that are equally far from each other, oldest first.
 *
 * @param changes - newest first
 */
export function course(now: bigint, changes: readonly RecordOf<"change">[], points: number): readonly bigint[] {
  const [last, first] = [changes[0]?.height ?? 0, changes.at(-1)?.height ?? 0];
  return Array.from({ length: points }, (_, at) => {
    const height = first + ((last - first) * at) / Math.max(1, points - 1);
    return changes.reduce((held, change) => (change.height > height ? held - change.amount : held), now);
  });
}

/** Draws values as bars of one line, from 0 on. */
export function bars(values: readonly bigint[]): string {
  const most = [1n, ...values].toSorted((a, b) => (a < b ? -1 : 1)).at(-1) ?? 1n;
  return values.map((value) => BARS[Number(((value < 0n ? 0n : value) * 7n) / most)] ?? "").join("");
}

const COLUMNS = ["time", "height", "kind", "netuid", "tao", "alpha", "price", "value", "about"] as const;

function csvCell(value: string | number | bigint | null): string {
  const text = value === null ? "" : String(value);
  // No spreadsheet runs a text from the chain.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes rows as CSV (RFC 4180) with a header; amounts in rao, times in ISO 8601. */
export function csvOf(rows: readonly HistoryRow[]): string {
  const lines = rows.map((row) =>
    COLUMNS.map((name) => csvCell(name === "time" && row.time !== null ? isoTime(row.time) : row[name])).join(","),
  );
  return [COLUMNS.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}
