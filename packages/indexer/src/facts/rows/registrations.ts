import type { NeuronsTable, RegistrationsTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { KEYS } from "../block/items.ts";

/** Hotkey at a UID before the block; `undefined` when there is none. */
export type HotkeyAt = (netuid: number, uid: number) => string | undefined;

/** Rows of a block's registrations. */
export function registrationRows(block: DecodedBlock, hotkeyAt: HotkeyAt): RegistrationsTable[] {
  return block.eventsOf("SubtensorModule", "NeuronRegistered").map(({ number, extrinsic, event }) => {
    const [netuid, uid, hotkey] = event.data;
    const signer = extrinsic === null ? null : (block.extrinsics[extrinsic]?.read?.signer ?? null);
    const replaced = hotkeyAt(netuid, uid) ?? null;
    return { height: block.head.number, event: number, extrinsic, netuid, uid, hotkey, signer, replaced };
  });
}

/** UIDs whose hotkey the block changed; without one when it ended. */
export function neuronChanges(block: DecodedBlock): (Omit<NeuronsTable, "hotkey"> & { hotkey: string | undefined })[] {
  return block.changed(KEYS).map(({ keys: [netuid, uid], value }) => ({
    netuid,
    uid,
    hotkey: value,
    since: block.head.number,
  }));
}
