import type { DecodedBlock } from "../block/decode.ts";
import { ACCOUNT, ALPHA_OUT, HOTKEY_ALPHA, ISSUANCE, POOL_ALPHA, POOL_TAO } from "../block/items.ts";
import { ISSUED, ofAccount, ofHotkey, ofPool, type Posting } from "./account.ts";

/** Amounts of all quantities that a block changed, as the state has them after it. An entry that was removed is 0. */
export function amountsAfter(block: DecodedBlock): Posting[] {
  return [
    ...block.changed(ACCOUNT).flatMap(({ keys: [account], value }) => [
      { ...ofAccount("free", account), amount: value?.data.free ?? 0n },
      { ...ofAccount("reserved", account), amount: value?.data.reserved ?? 0n },
    ]),
    ...block.changed(ISSUANCE).map(({ value = 0n }) => ({ ...ISSUED, amount: value })),
    ...block.changed(HOTKEY_ALPHA).map(({ keys: [hotkey, netuid], value = 0n }) => ({
      ...ofHotkey(hotkey, netuid),
      amount: value,
    })),
    ...block
      .changed(POOL_TAO)
      .map(({ keys: [netuid], value = 0n }) => ({ ...ofPool("pool_tao", netuid), amount: value })),
    ...block.changed(POOL_ALPHA).map(({ keys: [netuid], value = 0n }) => ({
      ...ofPool("pool_alpha", netuid),
      amount: value,
    })),
    ...block.changed(ALPHA_OUT).map(({ keys: [netuid], value = 0n }) => ({
      ...ofPool("alpha_out", netuid),
      amount: value,
    })),
  ];
}
