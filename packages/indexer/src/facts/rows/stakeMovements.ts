import type { StakeMovementsTable } from "../../schema/tables.ts";
import type { DecodedBlock, Numbered } from "../block/decode.ts";

/** Rao for one alpha of a subnet at the end of the block; `null` when it is not known. */
export type PriceOf = (netuid: number) => bigint | null;

/** Rao in one TAO, alpha in one whole alpha. */
const ONE = 1_000_000_000n;

type Movement = Omit<StakeMovementsTable, "height" | "event" | "extrinsic" | "kind" | "price" | "value">;

/** Columns that an event which tells less leaves out. */
const NOTHING = { to_coldkey: null, to_hotkey: null, to_netuid: null, tao: null, alpha: null, fee: null };

/** Rows of a block's movements of stake, with the price and the value at that time. */
export function stakeMovementRows(block: DecodedBlock, priceOf: PriceOf): StakeMovementsTable[] {
  const row = ({ number, extrinsic, event: { name } }: Numbered<{ readonly name: string }>, movement: Movement) => {
    const price = priceOf(movement.netuid);
    const { tao, alpha } = movement;
    const value = tao ?? (alpha === null || price === null ? null : (alpha * price) / ONE);
    return { height: block.head.number, event: number, extrinsic, kind: name, ...movement, price, value };
  };
  const rows = [
    ...["StakeAdded" as const, "StakeRemoved" as const].flatMap((name) =>
      block.eventsOf("SubtensorModule", name).map((numbered) => {
        const [coldkey, hotkey, tao, alpha, netuid, fee] = numbered.event.data;
        return row(numbered, { ...NOTHING, coldkey, hotkey, netuid, tao, alpha, fee });
      }),
    ),
    ...block.eventsOf("SubtensorModule", "StakeMoved").map((numbered) => {
      const [coldkey, hotkey, netuid, to_hotkey, to_netuid, tao] = numbered.event.data;
      return row(numbered, { ...NOTHING, coldkey, hotkey, netuid, to_hotkey, to_netuid, tao });
    }),
    ...block.eventsOf("SubtensorModule", "StakeTransferred").map((numbered) => {
      const [coldkey, to_coldkey, hotkey, netuid, to_netuid, tao] = numbered.event.data;
      return row(numbered, { ...NOTHING, coldkey, hotkey, netuid, to_coldkey, to_netuid, tao });
    }),
    ...block.eventsOf("SubtensorModule", "StakeSwapped").map((numbered) => {
      const [coldkey, hotkey, netuid, to_netuid, tao] = numbered.event.data;
      return row(numbered, { ...NOTHING, coldkey, hotkey, netuid, to_netuid, tao });
    }),
    ...["AlphaRecycled" as const, "AlphaBurned" as const].flatMap((name) =>
      block.eventsOf("SubtensorModule", name).map((numbered) => {
        const [coldkey, hotkey, alpha, netuid] = numbered.event.data;
        return row(numbered, { ...NOTHING, coldkey, hotkey, netuid, alpha });
      }),
    ),
  ];
  return rows.sort((a, b) => a.event - b.event);
}
