/**
 * Tables of the index. Amounts are in rao, of TAO or of a subnet's alpha; heights are numbers of blocks; addresses are
 * SS58; fields named `…_json` and `data` hold JSON text, in which integers wider than 32 bits are texts and bytes are
 * hex digits. All rows of a block are written in one transaction, together with its row in `blocks`.
 *
 * @packageDocumentation
 */

/** The chain that the index is of: one row. */
export interface ChainTable {
  readonly genesis_hash: string;
  /** Block from which on entries of the state are kept; `null` before all of them were read. */
  readonly state_from: number | null;
}

/** Finalized blocks; the highest is where the index stands. */
export interface BlocksTable {
  readonly height: number;
  readonly hash: string;
  readonly parent_hash: string;
  /** Milliseconds since 1970; `null` for genesis, and where the time could not be read or has no date. */
  readonly time: bigint | null;
  readonly spec_version: bigint;
  readonly extrinsics: number;
  readonly events: number;
  /** Hotkey of the author's seat, or the author's key where nobody owns it; `null` where it is not known. */
  readonly author: string | null;
}

/** Ranges of blocks that the index does not have, and why. The state at their end is read whole. */
export interface GapsTable {
  readonly first_height: number;
  readonly last_height: number;
  readonly reason: string;
}

/** Bytes that could not be read, kept as they are: an extrinsic, the events or a value of the state. */
export interface UndecodedTable {
  readonly height: number;
  /** Place in the block: `extrinsic 3`, `events`, or a storage key. */
  readonly place: string;
  /** Hex digits. */
  readonly raw: string;
  readonly problem: string;
}

/** Extrinsics. Pallet, call and arguments are `null` when it could not be read, see {@link UndecodedTable}. */
export interface ExtrinsicsTable {
  readonly height: number;
  readonly number: number;
  readonly hash: string;
  readonly signer: string | null;
  /** `null` also beyond 31 bits, which only root can write. */
  readonly nonce: number | null;
  readonly tip: bigint | null;
  readonly pallet: string | null;
  readonly call: string | null;
  readonly args_json: string | null;
  /** `null` when the events do not tell. */
  readonly succeeded: boolean | null;
  /** Dispatch error of one that failed, as JSON. */
  readonly error_json: string | null;
  /** Paid in TAO, tip included; `null` when nothing was charged. */
  readonly fee: bigint | null;
}

/** Events. */
export interface EventsTable {
  readonly height: number;
  readonly number: number;
  /** Extrinsic that caused it; `null` for the block itself. */
  readonly extrinsic: number | null;
  readonly pallet: string;
  readonly name: string;
  readonly data: string;
}

/** Accounts of which an event tells: whatever in its data has the form of an address. */
export interface EventSubjectsTable {
  readonly subject: string;
  readonly height: number;
  readonly number: number;
}

/** Subnets of which an event tells: those that its fields name. */
export interface EventNetuidsTable {
  readonly netuid: number;
  readonly height: number;
  readonly number: number;
}

/** Transfers of TAO. */
export interface TransfersTable {
  readonly height: number;
  readonly event: number;
  readonly extrinsic: number | null;
  readonly sender: string;
  readonly receiver: string;
  readonly amount: bigint;
}

/** Movements of stake, one for each event that tells of one; `kind` is the event's name. */
export interface StakeMovementsTable {
  readonly height: number;
  readonly event: number;
  readonly extrinsic: number | null;
  readonly kind: string;
  readonly coldkey: string;
  readonly hotkey: string;
  readonly netuid: number;
  readonly to_coldkey: string | null;
  readonly to_hotkey: string | null;
  readonly to_netuid: number | null;
  /** As the event tells it; `null` where it tells none. */
  readonly tao: bigint | null;
  readonly alpha: bigint | null;
  readonly fee: bigint | null;
  /** Rao for one alpha of `netuid` at the end of the block; `null` when it is not known. */
  readonly price: bigint | null;
  /** Value in rao: `tao` where the event tells it, else `alpha` at the price. */
  readonly value: bigint | null;
}

/** Registrations of neurons. */
export interface RegistrationsTable {
  readonly height: number;
  readonly event: number;
  readonly extrinsic: number | null;
  readonly netuid: number;
  readonly uid: number;
  readonly hotkey: string;
  /** Signer of the extrinsic, if it has one. */
  readonly signer: string | null;
  /** Hotkey that had the UID before. */
  readonly replaced: string | null;
}

/** Hotkeys at UIDs now. */
export interface NeuronsTable {
  readonly netuid: number;
  readonly uid: number;
  readonly hotkey: string;
  /** Block in which the hotkey got the UID, as far as the index knows. */
  readonly since: number;
}

/** Weights that were set or revealed: pairs of UID and weight out of 65535, all that the neuron gives from then on. */
export interface WeightsTable {
  readonly height: number;
  readonly netuid: number;
  readonly mechanism: number;
  readonly uid: number;
  readonly weights_json: string;
}

/** Epochs that ran. */
export interface EpochsTable {
  readonly height: number;
  readonly netuid: number;
  readonly neurons: number;
  /** Alpha that the epoch gave to neurons. */
  readonly emission: bigint;
}

/** Results of an epoch for each neuron. Shares are out of 65535. */
export interface EpochNeuronsTable {
  readonly height: number;
  readonly netuid: number;
  readonly uid: number;
  readonly hotkey: string | null;
  readonly active: boolean;
  readonly validator_permit: boolean;
  readonly consensus: number;
  readonly dividends: number;
  readonly validator_trust: number;
  readonly stake_weight: number;
  /** Of the first mechanism. */
  readonly incentive: number;
  /** Alpha. */
  readonly emission: bigint;
}

/** Pools now. */
export interface PoolsTable {
  readonly netuid: number;
  /** Rao for one alpha; `null` before the first trade. */
  readonly price: bigint | null;
  /** Rao that have gone through the pool since it exists. */
  readonly volume: bigint;
  readonly height: number;
}

/** Prices of a pool over a minute, an hour or a day. Minutes are kept for a week, hours for two years. */
export interface CandlesTable {
  readonly netuid: number;
  /** Length in seconds: 60, 3600 or 86400. */
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly start: bigint;
  readonly open: bigint;
  readonly high: bigint;
  readonly low: bigint;
  readonly close: bigint;
  /** Rao that went through the pool. */
  readonly volume: bigint;
}

/** Quantities whose history adds up to the chain's state, to the rao. */
export type Quantity =
  /** Free and reserved TAO of an account. */
  | "free"
  | "reserved"
  /** All TAO that exists. */
  | "issuance"
  /** Alpha of all who stake with a hotkey on a subnet (`account` is the hotkey). */
  | "stake"
  /** Reserves of a pool. */
  | "pool_tao"
  | "pool_alpha"
  /** Alpha outside the pool. */
  | "alpha_out";

/** Changes of quantities, each with its reason: the event that tells of it, or why no event does. */
export interface ChangesTable {
  readonly height: number;
  readonly number: number;
  readonly quantity: string;
  /** Empty where the quantity has none. */
  readonly account: string;
  /** -1 where the quantity has none. */
  readonly netuid: number;
  readonly amount: bigint;
  /**
   * Name of the event (`Balances.Transfer`), or `genesis`, `start` (the state at the first block of the index), `gap`
   * (blocks that are missing), `epoch`, `emission`, and `state`: read from the state, no event says why.
   */
  readonly reason: string;
  readonly event: number | null;
}

/** Amounts of quantities now: the sums of their changes. */
export interface TotalsTable {
  readonly quantity: string;
  readonly account: string;
  readonly netuid: number;
  readonly amount: bigint;
  /** Block of the last change. */
  readonly height: number;
}

/** Shares of coldkeys in the stake with a hotkey now, as the chain writes them (JSON). */
export interface SharesTable {
  readonly hotkey: string;
  readonly coldkey: string;
  readonly netuid: number;
  readonly share: string;
  readonly height: number;
}

/** Shares as they were from a block on; `null` when they ended. */
export interface ShareChangesTable {
  readonly height: number;
  readonly hotkey: string;
  readonly coldkey: string;
  readonly netuid: number;
  readonly share: string | null;
}

/** Supply at the end of each hour, in rao. */
export interface SupplyTable {
  /** Beginning of the hour, milliseconds since 1970. */
  readonly start: bigint;
  /** Its last block. */
  readonly height: number;
  /** All TAO that exists. */
  readonly issuance: bigint;
  /** TAO staked on root. */
  readonly root: bigint;
  /** TAO in the pools of all other subnets. */
  readonly pools: bigint;
}

/**
 * Entries of the state that are kept as they are, now: parameters, subnets, identities, children, takes, locks,
 * endpoints, commitments, authors. What has no entry has the runtime's default.
 */
export interface StateTable {
  readonly pallet: string;
  readonly item: string;
  /** JSON list. */
  readonly keys: string;
  /** Subnet and account (the first, if there are more) among the keys; -1 and empty where they name none. */
  readonly netuid: number;
  readonly account: string;
  /** JSON. */
  readonly value: string;
  /** Block of the last change. */
  readonly height: number;
}

/** Changes of those entries. */
export interface StateChangesTable extends Omit<StateTable, "value"> {
  /** JSON, as it is from the block on, and as it was before; `null` where there is none. */
  readonly value: string | null;
  readonly before: string | null;
  /** Extrinsic that alone names the entry and its new value; `null` when the chain changed it, or it is not known. */
  readonly extrinsic: number | null;
  /** Number among the changes of its block. */
  readonly number: number;
}

/** Subnets that there are and were, one row for each time a netuid was given. A view. */
export interface SubnetsView {
  readonly netuid: number;
  /** Block from which on the index knows of it. */
  readonly created: number;
  /** Block in which it ended; `null` while it is there. */
  readonly ended: number | null;
  /** Block in which it was registered, by the chain's own note. */
  readonly registered: bigint | null;
  /** Coldkey that owns it, or did last. */
  readonly owner: string | null;
  /** Hex digits of its symbol (UTF-8), and its identity as JSON, now or last. */
  readonly symbol: string | null;
  readonly identity_json: string | null;
}

/** Calls that were made in the chain's name. A view. */
export interface SudoCallsView {
  readonly height: number;
  readonly event: number;
  /** Name of the event: `Sudid`, or `SudoAsDone` for a call in the name of another account. */
  readonly kind: string;
  readonly extrinsic: number | null;
  readonly signer: string | null;
  /** Arguments of the extrinsic, in which the call stands. */
  readonly args_json: string | null;
  readonly result_json: string;
}

/** Best blocks above the finalized ones, which may still be undone; `facts_json` holds their rows by table. */
export interface OverlayTable {
  readonly hash: string;
  readonly height: number;
  readonly parent_hash: string;
  readonly facts_json: string;
}

/** All tables and views by name. */
export interface Tables {
  readonly chain: ChainTable;
  readonly blocks: BlocksTable;
  readonly gaps: GapsTable;
  readonly undecoded: UndecodedTable;
  readonly extrinsics: ExtrinsicsTable;
  readonly events: EventsTable;
  readonly event_subjects: EventSubjectsTable;
  readonly event_netuids: EventNetuidsTable;
  readonly transfers: TransfersTable;
  readonly stake_movements: StakeMovementsTable;
  readonly registrations: RegistrationsTable;
  readonly neurons: NeuronsTable;
  readonly weights: WeightsTable;
  readonly epochs: EpochsTable;
  readonly epoch_neurons: EpochNeuronsTable;
  readonly pools: PoolsTable;
  readonly candles: CandlesTable;
  readonly changes: ChangesTable;
  readonly totals: TotalsTable;
  readonly shares: SharesTable;
  readonly share_changes: ShareChangesTable;
  readonly supply: SupplyTable;
  readonly state: StateTable;
  readonly state_changes: StateChangesTable;
  readonly overlay: OverlayTable;
  readonly subnets: SubnetsView;
  readonly sudo_calls: SudoCallsView;
}
