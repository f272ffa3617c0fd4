/** Kind of a decoded field, by which it is shown. */
export type FieldKind = "tao" | "alpha" | "subnet" | "part" | "time" | "data";

/** Kinds by `Pallet.entry.field`, where the field's name alone says too little. */
const EXACT: Readonly<Record<string, FieldKind>> = {
  "SubtensorModule.add_stake_burn.amount": "tao",
  "SubtensorModule.add_stake_burn.limit": "tao",
  "SubtensorModule.recycle_alpha.amount": "alpha",
  "SubtensorModule.burn_alpha.amount": "alpha",
  "SubtensorModule.lock_stake.amount": "alpha",
  "SubtensorModule.swap_stake_limit.limit_price": "data",
  "Timestamp.set.now": "time",
};

/** Names of fields that mean the same everywhere. */
const NAMES: Readonly<Record<FieldKind, readonly string[]>> = {
  tao: [
    ...["amount_staked", "limit_price", "actual_fee", "tip", "tao", "free_balance", "fee_tao", "total_balance"],
    ...["tao_in", "tao_out", "deposit", "min_stake"],
  ],
  alpha: ["amount_unstaked", "alpha_amount", "alpha", "fee_alpha"],
  subnet: ["netuid", "origin_netuid", "destination_netuid", "to_netuid", "netuids", "subnets"],
  part: ["take"],
  time: [],
  data: [],
};

/** Fields that are TAO in the pallet that moves TAO. */
const OF_BALANCES = ["amount", "value", "free", "new_free", "old", "new"];

/** Returns the kind of a field of a call or event. @param owner - `Pallet.entry` */
export function fieldKind(owner: string, field: string): FieldKind | undefined {
  const exact = Object.hasOwn(EXACT, `${owner}.${field}`) ? EXACT[`${owner}.${field}`] : undefined;
  if (exact !== undefined) return exact;
  if (owner.startsWith("Balances.") && OF_BALANCES.includes(field)) return "tao";
  for (const kind of ["tao", "alpha", "subnet", "part"] as const) if (NAMES[kind].includes(field)) return kind;
  return undefined;
}

/** Names of the fields of events that the chain only numbers. */
const POSITIONS: Readonly<Record<string, string>> = {
  NetworkAdded: "netuid mechanism",
  NetworkRemoved: "netuid",
  StakeAdded: "coldkey hotkey tao alpha netuid fee_tao",
  StakeRemoved: "coldkey hotkey tao alpha netuid fee_alpha",
  StakeMoved: "coldkey origin_hotkey origin_netuid hotkey to_netuid tao",
  StakeTransferred: "origin_coldkey coldkey hotkey origin_netuid to_netuid tao",
  StakeSwapped: "coldkey hotkey origin_netuid to_netuid tao",
  WeightsSet: "index uid",
  NeuronRegistered: "netuid uid hotkey",
  AxonServed: "netuid hotkey",
  PrometheusServed: "netuid hotkey",
  WeightsCommitted: "hotkey index hash",
  WeightsRevealed: "hotkey index hash",
  WeightsBatchRevealed: "hotkey index hashes",
  BatchWeightsCompleted: "netuids hotkey",
  BatchWeightItemFailed: "netuid error",
  TakeDecreased: "coldkey hotkey take",
  TakeIncreased: "coldkey hotkey take",
  SetChildrenScheduled: "hotkey netuid block children",
  SetChildren: "hotkey netuid children",
  ChildKeyTakeSet: "hotkey take",
  ChainIdentitySet: "coldkey",
  SubnetIdentitySet: "netuid",
  SubnetIdentityRemoved: "netuid",
  SubnetOwnerHotkeySet: "netuid hotkey",
  FirstEmissionBlockNumberSet: "netuid block",
  AlphaRecycled: "coldkey hotkey alpha netuid",
  AlphaBurned: "coldkey hotkey alpha netuid",
  TransferToggle: "netuid enabled",
  RegistrationAllowed: "netuid enabled",
  TempoSet: "netuid tempo",
  ActivityCutoffSet: "netuid blocks",
  WeightsVersionKeySet: "netuid version_key",
};

/** Returns the data of an event with names for its fields where the chain only numbers them. */
export function namedData(pallet: string, name: string, data: unknown): unknown {
  if (pallet !== "SubtensorModule" || !Object.hasOwn(POSITIONS, name)) return data;
  const names = POSITIONS[name]?.split(" ") ?? [];
  const list = Array.isArray(data) && names.length > 1 ? data : [data];
  return list.length === names.length ? Object.fromEntries(names.map((field, at) => [field, list[at]])) : data;
}
