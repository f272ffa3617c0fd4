import type { DecodedBlock } from "../block/decode.ts";
import { type Explained, ISSUED, type LedgerKey, ofAccount } from "./account.ts";

/** Events that tell of one account and an amount: how each changes free and reserved TAO and the issuance. */
const SIMPLE = {
  Deposit: { free: 1n, reserved: 0n, issuance: 0n },
  Withdraw: { free: -1n, reserved: 0n, issuance: 0n },
  Minted: { free: 1n, reserved: 0n, issuance: 1n },
  Burned: { free: -1n, reserved: 0n, issuance: -1n },
  Slashed: { free: -1n, reserved: 0n, issuance: -1n },
  Suspended: { free: -1n, reserved: 0n, issuance: -1n },
  Restored: { free: 1n, reserved: 0n, issuance: 1n },
  Reserved: { free: -1n, reserved: 1n, issuance: 0n },
  Unreserved: { free: 1n, reserved: -1n, issuance: 0n },
} as const;

/** Names of those events. */
const NAMES = [
  "Deposit",
  "Withdraw",
  "Minted",
  "Burned",
  "Slashed",
  "Suspended",
  "Restored",
  "Reserved",
  "Unreserved",
] as const;

/** Reads what the events of Balances say of accounts and of the issuance. */
export function explainedByBalances(block: DecodedBlock): Explained[] {
  const found: Explained[] = [];
  const say = (key: LedgerKey, amount: bigint, name: string, event: number): void => {
    if (amount !== 0n) found.push({ ...key, amount, reason: `Balances.${name}`, event });
  };
  for (const { number, event } of block.eventsOf("Balances", "Transfer")) {
    say(ofAccount("free", event.data.from), -event.data.amount, event.name, number);
    say(ofAccount("free", event.data.to), event.data.amount, event.name, number);
  }
  for (const name of NAMES) {
    const { free, reserved, issuance } = SIMPLE[name];
    for (const { number, event } of block.eventsOf("Balances", name)) {
      const { who, amount } = event.data;
      say(ofAccount("free", who), free * amount, name, number);
      say(ofAccount("reserved", who), reserved * amount, name, number);
      say(ISSUED, issuance * amount, name, number);
    }
  }
  for (const { number, event } of block.eventsOf("Balances", "DustLost")) {
    say(ofAccount("free", event.data.account), -event.data.amount, event.name, number);
    say(ISSUED, -event.data.amount, event.name, number);
  }
  for (const { number, event } of block.eventsOf("Balances", "ReserveRepatriated")) {
    const { from, to, amount, destination_status } = event.data;
    say(ofAccount("reserved", from), -amount, event.name, number);
    say(ofAccount(destination_status.type === "Free" ? "free" : "reserved", to), amount, event.name, number);
  }
  for (const { number, event } of block.eventsOf("Balances", "Issued"))
    say(ISSUED, event.data.amount, event.name, number);
  for (const { number, event } of block.eventsOf("Balances", "Rescinded")) {
    say(ISSUED, -event.data.amount, event.name, number);
  }
  return found;
}
