import type { ShareChangesTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { ALL_SHARES, OLD_ALL_SHARES, OLD_SHARE, SHARE } from "../block/items.ts";
import { jsonText } from "../block/json.ts";

/** Coldkey under which stand all shares of a pool. */
export const ALL = "";

/** Keys by which shares are told apart. */
export type ShareKey = Pick<ShareChangesTable, "hotkey" | "coldkey" | "netuid">;

/** The key of a share as text. */
export function shareText({ hotkey, coldkey, netuid }: ShareKey): string {
  return `${hotkey} ${coldkey} ${netuid}`;
}

/**
 * Shares in pools of stake that a block changed. A pool whose shares are in the older form passes to the newer one
 * entry by entry, so that a share that leaves the one may come into the other.
 */
export function shareChanges(block: DecodedBlock): ShareChangesTable[] {
  const { number: height } = block.head;
  const changes = new Map<string, ShareChangesTable>();
  const note = (hotkey: string, coldkey: string, netuid: number, value: unknown): void => {
    const key = shareText({ hotkey, coldkey, netuid });
    if (value === undefined && changes.has(key)) return;
    changes.set(key, { height, hotkey, coldkey, netuid, share: value === undefined ? null : jsonText(value) });
  };
  for (const item of [SHARE, OLD_SHARE] as const) {
    for (const {
      keys: [hotkey, coldkey, netuid],
      value,
    } of block.changed<[string, string, number], unknown>(item)) {
      note(hotkey, coldkey, netuid, value);
    }
  }
  for (const item of [ALL_SHARES, OLD_ALL_SHARES] as const) {
    for (const {
      keys: [hotkey, netuid],
      value,
    } of block.changed<[string, number], unknown>(item)) {
      note(hotkey, ALL, netuid, value);
    }
  }
  return [...changes.values()];
}
