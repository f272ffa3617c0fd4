/**
 * Names of the keys of maps of which two keys have the same type, in their order. Metadata has no names, and keys in
 * the wrong order read what is not there: these are given by name.
 */
const KEY_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ["SubtensorModule.Alpha", ["hotkey", "coldkey", "netuid"]],
  ["SubtensorModule.AlphaV2", ["hotkey", "coldkey", "netuid"]],
  ["SubtensorModule.AssociatedEvmAddress", ["netuid", "uid"]],
  ["SubtensorModule.BlockAtRegistration", ["netuid", "uid"]],
  ["SubtensorModule.Bonds", ["netuid_index", "uid"]],
  ["SubtensorModule.Keys", ["netuid", "uid"]],
  ["SubtensorModule.LastColdkeyHotkeyStakeBlock", ["coldkey", "hotkey"]],
  ["SubtensorModule.Lock", ["coldkey", "netuid", "hotkey"]],
  ["SubtensorModule.LockingColdkeys", ["netuid", "hotkey", "coldkey"]],
  ["SubtensorModule.RootClaimed", ["netuid", "hotkey", "coldkey"]],
  ["SubtensorModule.TransactionKeyLastBlock", ["account", "netuid", "kind"]],
  ["SubtensorModule.Weights", ["netuid_index", "uid"]],
]);

/** Names of a map's keys in their order; `undefined` when the keys are told apart by their types. */
export function keyNamesOf(pallet: string, item: string): readonly string[] | undefined {
  return KEY_NAMES.get(`${pallet}.${item}`);
}
