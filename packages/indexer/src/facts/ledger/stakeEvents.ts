import type { DecodedBlock } from "../block/decode.ts";
import { type Explained, type LedgerKey, ofHotkey, ofPool } from "./account.ts";

/** Reads what the events of stake say of stake and of pools (protocol: staking §2.11, §2.12). */
export function explainedByStake(block: DecodedBlock): Explained[] {
  const found: Explained[] = [];
  const say = (key: LedgerKey, amount: bigint, name: string, event: number): void => {
    if (amount !== 0n) found.push({ ...key, amount, reason: `SubtensorModule.${name}`, event });
  };
  for (const { number, event } of block.eventsOf("SubtensorModule", "StakeAdded")) {
    const [, hotkey, tao, alpha, netuid, fee] = event.data;
    // The fee is rao that never reach the pool.
    say(ofHotkey(hotkey, netuid), alpha, event.name, number);
    say(ofPool("pool_tao", netuid), tao - fee, event.name, number);
    say(ofPool("pool_alpha", netuid), -alpha, event.name, number);
    say(ofPool("alpha_out", netuid), alpha, event.name, number);
  }
  for (const { number, event } of block.eventsOf("SubtensorModule", "StakeRemoved")) {
    const [, hotkey, tao, alpha, netuid, fee] = event.data;
    // The fee is alpha, which leaves the position besides what was sold.
    say(ofHotkey(hotkey, netuid), -alpha - fee, event.name, number);
    say(ofPool("pool_tao", netuid), -tao, event.name, number);
    say(ofPool("pool_alpha", netuid), alpha, event.name, number);
    say(ofPool("alpha_out", netuid), -alpha, event.name, number);
  }
  for (const name of ["AlphaRecycled", "AlphaBurned"] as const) {
    for (const { number, event } of block.eventsOf("SubtensorModule", name)) {
      const [, hotkey, alpha, netuid] = event.data;
      say(ofHotkey(hotkey, netuid), -alpha, name, number);
      // Burned alpha stays outside the pool and belongs to nobody.
      if (name === "AlphaRecycled") say(ofPool("alpha_out", netuid), -alpha, name, number);
    }
  }
  return found;
}
