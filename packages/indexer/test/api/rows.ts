import { encodeAddress } from "@opentao/crypto";
import type { Kysely } from "kysely";
import { insertRows } from "../../src/database/rows.ts";
import { eventNetuidRows, eventSubjectRows } from "../../src/facts/rows/events.ts";
import type { Tables } from "../../src/index.ts";

/** Address of a made-up account. */
export function account(number: number): string {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, number);
  return encodeAddress(bytes);
}

/** Hash of a made-up block or extrinsic. */
export function hashOf(number: number): string {
  return `0x${number.toString(16).padStart(64, "0")}`;
}

/** Rows of a made-up block: transfers between accounts in turn, two events each. */
export function rowsOf(height: number, transfers: number, accounts: number) {
  const numbers = Array.from({ length: transfers }, (_, at) => at);
  const party = (at: number) => account((height * transfers + at) % accounts);
  const signed = numbers.map((at) => ({
    ...{ height, number: at, hash: hashOf(height * transfers + at), signer: party(at), nonce: height, tip: 0n },
    ...{ pallet: "Balances", call: "transfer_keep_alive", args_json: `{"dest":"${party(at + 1)}"}` },
    ...{ succeeded: at % 10 !== 0, error_json: null, fee: 1000n },
  }));
  const events = numbers.flatMap((at) => {
    const data = JSON.stringify({ from: party(at), to: party(at + 1), amount: "5" });
    const common = { height, extrinsic: at, pallet: "Balances" };
    return [
      { ...common, number: 2 * at, name: "Transfer", data },
      { ...common, number: 2 * at + 1, name: "Deposit", data: JSON.stringify({ who: party(at), amount: "1000" }) },
    ];
  });
  const block = {
    ...{ height, hash: hashOf(2 ** 40 + height), parent_hash: hashOf(2 ** 40 + height - 1), spec_version: 1n },
    author: null,
    ...{ time: BigInt(1_700_000_000_000 + height * 12_000), extrinsics: transfers, events: events.length },
  };
  return {
    blocks: [block],
    extrinsics: signed,
    events,
    transfers: numbers.map((at) => ({
      ...{ height, event: 2 * at, extrinsic: at, sender: party(at), receiver: party(at + 1), amount: 5n },
    })),
    changes: numbers.map((at) => ({
      ...{ height, number: at, quantity: "free", account: party(at), netuid: -1, amount: -5n },
      ...{ reason: "Balances.Transfer", event: 2 * at },
    })),
  };
}

/** Writes made-up blocks from one height up to another, which is left out. */
export async function fill(
  db: Kysely<Tables>,
  blocks: number,
  transfers: number,
  accounts: number,
  from = 0,
): Promise<void> {
  for (let height = from; height < blocks; height += 1) {
    const rows = rowsOf(height, transfers, accounts);
    await insertRows(db, "blocks", rows.blocks);
    await insertRows(db, "extrinsics", rows.extrinsics);
    await insertRows(db, "events", rows.events);
    await insertRows(db, "event_subjects", eventSubjectRows(rows.events));
    await insertRows(db, "event_netuids", eventNetuidRows(rows.events));
    await insertRows(db, "transfers", rows.transfers);
    await insertRows(db, "changes", rows.changes);
  }
}
