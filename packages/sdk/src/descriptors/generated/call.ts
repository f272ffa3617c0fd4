// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.
import type { Address, CallIn, Hex } from "../shapes.ts";
import type {
  AdjustmentDirection,
  AuthorEquivocation,
  Data,
  EquivocationProof,
  MultiAddress,
  OriginCaller,
  PrecompileEnum,
  RecycleOrBurnEnum,
  RootClaimTypeEnum,
  SessionKeys,
  SessionSettings,
  SubnetIdentityV3,
  Weight,
} from "./types.ts";

/** Arguments of calls by pallet. */
export interface Calls {
  readonly System: {
    /** Does nothing but stand in the block. */
    readonly remark: { readonly remark: Uint8Array };
    /** Sets the memory of a WebAssembly runtime, in pages. */
    readonly set_heap_pages: { readonly pages: bigint };
    /** Puts a new runtime in force. */
    readonly set_code: { readonly code: Uint8Array };
    /** Puts a new runtime in force, whatever it is. */
    readonly set_code_without_checks: { readonly code: Uint8Array };
    /** Writes storage items raw. */
    readonly set_storage: { readonly items: readonly (readonly [Uint8Array, Uint8Array])[] };
    /** Removes storage items. */
    readonly kill_storage: { readonly keys: readonly Uint8Array[] };
    /** Removes all storage items whose keys begin with a prefix, at most `subkeys` of them. */
    readonly kill_prefix: { readonly prefix: Uint8Array; readonly subkeys: number };
    /** Stands in the block and tells the hash of what it says. */
    readonly remark_with_event: { readonly remark: Uint8Array };
    /** Lets anybody put the runtime with this hash in force. */
    readonly authorize_upgrade: { readonly code_hash: Hex<32> };
    /** Lets anybody put the runtime with this hash in force, whatever it is. */
    readonly authorize_upgrade_without_checks: { readonly code_hash: Hex<32> };
    /** Puts the authorized runtime in force. It is free when the code is the authorized one. */
    readonly apply_authorized_upgrade: { readonly code: Uint8Array };
  };
  readonly Timestamp: {
    /** Sets the time of the block. Every block has exactly one, by its author. */
    readonly set: { readonly now: bigint };
  };
  readonly Grandpa: {
    /** Reports a voter who voted twice. */
    readonly report_equivocation: { readonly equivocation_proof: EquivocationProof };
    /** Reports a voter who voted twice, without a signature. */
    readonly report_equivocation_unsigned: { readonly equivocation_proof: EquivocationProof };
    /** Notes that finality has stalled, so that the next change of voters is forced. */
    readonly note_stalled: { readonly delay: number; readonly best_finalized_block_number: number };
  };
  readonly Balances: {
    /** Moves TAO to another account; the sender's account may end by it. */
    readonly transfer_allow_death: { readonly dest: MultiAddress; readonly value: bigint };
    /** Moves TAO from any account to another. */
    readonly force_transfer: { readonly source: MultiAddress; readonly dest: MultiAddress; readonly value: bigint };
    /** Moves TAO to another account; fails when the sender's account would end by it. */
    readonly transfer_keep_alive: { readonly dest: MultiAddress; readonly value: bigint };
    /** Moves all that the sender can move to another account. */
    readonly transfer_all: { readonly dest: MultiAddress; readonly keep_alive: boolean };
    /** Frees a reserved part of an account's balance. */
    readonly force_unreserve: { readonly who: MultiAddress; readonly amount: bigint };
    /** Brings accounts up to date that were written by an earlier form of this pallet. */
    readonly upgrade_accounts: { readonly who: readonly Address[] };
    /** Sets the free balance of an account, and the total issuance with it. */
    readonly force_set_balance: { readonly who: MultiAddress; readonly new_free: bigint };
    /** Corrects the total issuance. */
    readonly force_adjust_total_issuance: { readonly direction: AdjustmentDirection; readonly delta: bigint };
    /** Destroys TAO of the sender. */
    readonly burn: { readonly value: bigint; readonly keep_alive: boolean };
  };
  readonly SubtensorModule: {
    /** Sets the caller's weights on a subnet: UIDs, their weights, and the version of the caller's code. */
    readonly set_weights: {
      readonly netuid: number;
      readonly dests: readonly number[];
      readonly weights: readonly number[];
      readonly version_key: bigint;
    };
    /** Sets the caller's weights on one mechanism of a subnet. */
    readonly set_mechanism_weights: {
      readonly netuid: number;
      readonly mecid: number;
      readonly dests: readonly number[];
      readonly weights: readonly number[];
      readonly version_key: bigint;
    };
    /** Sets the caller's weights on several subnets. What fails is told as an event and stops nothing. */
    readonly batch_set_weights: {
      readonly netuids: readonly number[];
      readonly weights: readonly (readonly (readonly [number, number])[])[];
      readonly version_keys: readonly bigint[];
    };
    /** Commits the caller to weights by their hash. */
    readonly commit_weights: { readonly netuid: number; readonly commit_hash: Hex<32> };
    /** Commits the caller to weights on one mechanism by their hash. */
    readonly commit_mechanism_weights: {
      readonly netuid: number;
      readonly mecid: number;
      readonly commit_hash: Hex<32>;
    };
    /** Commits the caller to weights on several subnets. What fails is told as an event and stops nothing. */
    readonly batch_commit_weights: { readonly netuids: readonly number[]; readonly commit_hashes: readonly Hex<32>[] };
    /** Reveals weights that the caller committed to. */
    readonly reveal_weights: {
      readonly netuid: number;
      readonly uids: readonly number[];
      readonly values: readonly number[];
      readonly salt: readonly number[];
      readonly version_key: bigint;
    };
    /** Reveals weights on one mechanism that the caller committed to. */
    readonly reveal_mechanism_weights: {
      readonly netuid: number;
      readonly mecid: number;
      readonly uids: readonly number[];
      readonly values: readonly number[];
      readonly salt: readonly number[];
      readonly version_key: bigint;
    };
    /** Reveals several commits of the caller on one subnet, all or none. */
    readonly batch_reveal_weights: {
      readonly netuid: number;
      readonly uids_list: readonly (readonly number[])[];
      readonly values_list: readonly (readonly number[])[];
      readonly salts_list: readonly (readonly number[])[];
      readonly version_keys: readonly bigint[];
    };
    /** Commits the caller to encrypted weights that the chain reveals with a drand round. */
    readonly commit_timelocked_weights: {
      readonly netuid: number;
      readonly commit: Uint8Array;
      readonly reveal_round: bigint;
      readonly commit_reveal_version: number;
    };
    /** Commits the caller to encrypted weights on one mechanism. */
    readonly commit_timelocked_mechanism_weights: {
      readonly netuid: number;
      readonly mecid: number;
      readonly commit: Uint8Array;
      readonly reveal_round: bigint;
      readonly commit_reveal_version: number;
    };
    /** Commits the caller to encrypted weights on one mechanism, in the version that this call has always meant. */
    readonly commit_crv3_mechanism_weights: {
      readonly netuid: number;
      readonly mecid: number;
      readonly commit: Uint8Array;
      readonly reveal_round: bigint;
    };
    /** Publishes where the caller takes requests on a subnet. */
    readonly serve_axon: {
      readonly netuid: number;
      readonly version: number;
      readonly ip: bigint;
      readonly port: number;
      readonly ip_type: number;
      readonly protocol: number;
      readonly placeholder1: number;
      readonly placeholder2: number;
    };
    /** Publishes where the caller takes requests on a subnet, and the key with which connections are encrypted. */
    readonly serve_axon_tls: {
      readonly netuid: number;
      readonly version: number;
      readonly ip: bigint;
      readonly port: number;
      readonly ip_type: number;
      readonly protocol: number;
      readonly placeholder1: number;
      readonly placeholder2: number;
      readonly certificate: Uint8Array;
    };
    /** Publishes where the caller shows its metrics on a subnet. */
    readonly serve_prometheus: {
      readonly netuid: number;
      readonly version: number;
      readonly ip: bigint;
      readonly port: number;
      readonly ip_type: number;
    };
    /**
     * Registers a hotkey on a subnet: for work on a chain that began without TAO, otherwise as burned_register does.
     */
    readonly register: {
      readonly netuid: number;
      readonly block_number: bigint;
      readonly nonce: bigint;
      readonly work: Uint8Array;
      readonly hotkey: Address;
      readonly coldkey: Address;
    };
    /** Registers a hotkey on a subnet for its current cost in TAO, which the caller pays. */
    readonly burned_register: { readonly netuid: number; readonly hotkey: Address };
    /** Registers a hotkey on a subnet unless that costs more than a limit (rao). */
    readonly register_limit: { readonly netuid: number; readonly hotkey: Address; readonly limit_price: bigint };
    /** Makes a hotkey a root validator. */
    readonly root_register: { readonly hotkey: Address };
    /** Registers a subnet that the caller owns, with a hotkey as its first neuron. */
    readonly register_network: { readonly hotkey: Address };
    /** Registers a subnet and says what it is. */
    readonly register_network_with_identity: {
      readonly hotkey: Address;
      readonly identity: SubnetIdentityV3 | undefined;
    };
    /** Starts a subnet: from the next block on it emits and its alpha can be staked. Only its owner can, once. */
    readonly start_call: { readonly netuid: number };
    /** Ends a subnet; its stakers are paid by the blocks that follow. Only root can; the account is not looked at. */
    readonly dissolve_network: { readonly coldkey: Address; readonly netuid: number };
    /** Ends a subnet; its stakers are paid by the blocks that follow. Only root can. */
    readonly root_dissolve_network: { readonly netuid: number };
    /** Says what a subnet is. Only its owner can. */
    readonly set_subnet_identity: {
      readonly netuid: number;
      readonly subnet_name: Uint8Array;
      readonly github_repo: Uint8Array;
      readonly subnet_contact: Uint8Array;
      readonly subnet_url: Uint8Array;
      readonly discord: Uint8Array;
      readonly description: Uint8Array;
      readonly logo_url: Uint8Array;
      readonly additional: Uint8Array;
    };
    /** Gives a subnet's alpha another symbol of the table. Its owner or root can. */
    readonly update_symbol: { readonly netuid: number; readonly symbol: Uint8Array };
    /** Stakes TAO (rao) with a hotkey on a subnet, at any price. */
    readonly add_stake: { readonly hotkey: Address; readonly netuid: number; readonly amount_staked: bigint };
    /** Stakes TAO (rao) at no higher price than a limit (rao per alpha). */
    readonly add_stake_limit: {
      readonly hotkey: Address;
      readonly netuid: number;
      readonly amount_staked: bigint;
      readonly limit_price: bigint;
      readonly allow_partial: boolean;
    };
    /** Buys alpha for TAO (rao) and burns it. */
    readonly add_stake_burn: {
      readonly hotkey: Address;
      readonly netuid: number;
      readonly amount: bigint;
      readonly limit: bigint | undefined;
    };
    /** Unstakes alpha from a hotkey on a subnet, or all there is when that is less, at any price. */
    readonly remove_stake: { readonly hotkey: Address; readonly netuid: number; readonly amount_unstaked: bigint };
    /** Unstakes alpha at no lower price than a limit (rao per alpha). */
    readonly remove_stake_limit: {
      readonly hotkey: Address;
      readonly netuid: number;
      readonly amount_unstaked: bigint;
      readonly limit_price: bigint;
      readonly allow_partial: boolean;
    };
    /** Unstakes all alpha of a position, at no lower price than a limit if one is given. */
    readonly remove_stake_full_limit: {
      readonly hotkey: Address;
      readonly netuid: number;
      readonly limit_price: bigint | undefined;
    };
    /** Unstakes all that the caller has with a hotkey, on every subnet. */
    readonly unstake_all: { readonly hotkey: Address };
    /** Moves all that the caller has with a hotkey on subnets to root. */
    readonly unstake_all_alpha: { readonly hotkey: Address };
    /** Takes alpha of a position out of issuance, so that it can be emitted again. */
    readonly recycle_alpha: { readonly hotkey: Address; readonly amount: bigint; readonly netuid: number };
    /** Burns alpha of a position: it stays in issuance and belongs to nobody. */
    readonly burn_alpha: { readonly hotkey: Address; readonly amount: bigint; readonly netuid: number };
    /** Moves alpha to another hotkey, on the same subnet or another. */
    readonly move_stake: {
      readonly origin_hotkey: Address;
      readonly destination_hotkey: Address;
      readonly origin_netuid: number;
      readonly destination_netuid: number;
      readonly alpha_amount: bigint;
    };
    /** Gives alpha to another coldkey, on the same subnet or another. */
    readonly transfer_stake: {
      readonly destination_coldkey: Address;
      readonly hotkey: Address;
      readonly origin_netuid: number;
      readonly destination_netuid: number;
      readonly alpha_amount: bigint;
    };
    /** Moves alpha to another subnet at any price. */
    readonly swap_stake: {
      readonly hotkey: Address;
      readonly origin_netuid: number;
      readonly destination_netuid: number;
      readonly alpha_amount: bigint;
    };
    /** Moves alpha to another subnet at no lower relative price than a limit (billionths). */
    readonly swap_stake_limit: {
      readonly hotkey: Address;
      readonly origin_netuid: number;
      readonly destination_netuid: number;
      readonly alpha_amount: bigint;
      readonly limit_price: bigint;
      readonly allow_partial: boolean;
    };
    /** Lowers what a hotkey of the caller keeps of its nominators' dividends (out of 65535). */
    readonly decrease_take: { readonly hotkey: Address; readonly take: number };
    /** Raises what a hotkey of the caller keeps of its nominators' dividends (out of 65535). */
    readonly increase_take: { readonly hotkey: Address; readonly take: number };
    /** Names the hotkeys to which a hotkey of the caller passes its stake on a subnet. */
    readonly set_children: {
      readonly hotkey: Address;
      readonly netuid: number;
      readonly children: readonly (readonly [bigint, Address])[];
    };
    /** Sets what a hotkey of the caller keeps of the dividends of inherited stake (out of 65535). */
    readonly set_childkey_take: { readonly hotkey: Address; readonly netuid: number; readonly take: number };
    /** Sets the blocks between two increases of a child's take. Root only. */
    readonly sudo_set_tx_childkey_take_rate_limit: { readonly tx_rate_limit: bigint };
    /** Sets the least take of a child. Root only. */
    readonly sudo_set_min_childkey_take: { readonly take: number };
    /** Sets the highest take of a child. Root only. */
    readonly sudo_set_max_childkey_take: { readonly take: number };
    /** Sets the blocks before new children take effect. Root only. */
    readonly set_pending_childkey_cooldown: { readonly cooldown: bigint };
    /** Says whether a root validator of the caller lends its stake to the owner of each new subnet. */
    readonly set_auto_parent_delegation_enabled: { readonly hotkey: Address; readonly enabled: boolean };
    /** Makes the caller the owner of a hotkey that nobody owns; nothing happens to a hotkey that has an owner. */
    readonly try_associate_hotkey: { readonly hotkey: Address };
    /** Chooses the hotkey with which the caller's miner emission on a subnet is staked. */
    readonly set_coldkey_auto_stake_hotkey: { readonly netuid: number; readonly hotkey: Address };
    /** Says who the caller is. */
    readonly set_identity: {
      readonly name: Uint8Array;
      readonly url: Uint8Array;
      readonly github_repo: Uint8Array;
      readonly image: Uint8Array;
      readonly discord: Uint8Array;
      readonly description: Uint8Array;
      readonly additional: Uint8Array;
    };
    /** Claims the caller's root dividends on up to five subnets. */
    readonly claim_root: { readonly subnets: readonly number[] };
    /** Says whether the caller's root dividends are sold for TAO or kept as alpha. */
    readonly set_root_claim_type: { readonly new_root_claim_type: RootClaimTypeEnum };
    /** Sets for how many coldkeys the chain claims in each block. Root only. */
    readonly sudo_set_num_root_claims: { readonly new_value: bigint };
    /** Sets the least alpha worth a claim on a subnet. The owner or root can. */
    readonly sudo_set_root_claim_threshold: { readonly netuid: number; readonly new_value: bigint };
    /** Locks alpha of the caller on a subnet, so that it backs a hotkey. */
    readonly lock_stake: { readonly hotkey: Address; readonly netuid: number; readonly amount: bigint };
    /** Lets the caller's lock on a subnet back another hotkey. */
    readonly move_lock: { readonly destination_hotkey: Address; readonly netuid: number };
    /** Says whether the caller's lock on a subnet stays as it is or decays. */
    readonly set_perpetual_lock: { readonly netuid: number; readonly enabled: boolean };
    /** Says whether the caller refuses alpha that comes with a lock. */
    readonly set_reject_locked_alpha: { readonly enabled: boolean };
    /** Sets the blocks between two epochs of a subnet. Only its owner can. */
    readonly set_tempo: { readonly netuid: number; readonly tempo: number };
    /** Sets after how many thousandths of a tempo a validator counts as inactive. The owner or root can. */
    readonly set_activity_cutoff_factor: { readonly netuid: number; readonly factor_milli: number };
    /** Brings the next epoch of a subnet forward. Only its owner can. */
    readonly trigger_epoch: { readonly netuid: number };
    /** Tracks voting power on a subnet from now on. The owner or root can. */
    readonly enable_voting_power_tracking: { readonly netuid: number };
    /** Ends the tracking of voting power on a subnet, two weeks from now. The owner or root can. */
    readonly disable_voting_power_tracking: { readonly netuid: number };
    /** Sets the weight of one epoch in voting power, out of 10^18. Root only. */
    readonly sudo_set_voting_power_ema_alpha: { readonly netuid: number; readonly alpha: bigint };
  };
  readonly Utility: {
    /** Makes calls in order until one fails; those before it stand. Look at the events for what became of them. */
    readonly batch: { readonly calls: readonly RuntimeCall[] };
    /** Makes a call for an account that the sender alone can use, by its number. */
    readonly as_derivative: { readonly index: number; readonly call: RuntimeCall };
    /** Makes calls in order, all of them or none. */
    readonly batch_all: { readonly calls: readonly RuntimeCall[] };
    /** Makes a call for any origin; succeeds whether the call does or not. */
    readonly dispatch_as: { readonly as_origin: OriginCaller; readonly call: RuntimeCall };
    /** Makes calls in order, all of them, whether they fail or not. */
    readonly force_batch: { readonly calls: readonly RuntimeCall[] };
    /** Makes a call and counts it with the weight that is given. */
    readonly with_weight: { readonly call: RuntimeCall; readonly weight: Weight };
    /** Makes the first call, and the second one when the first fails. */
    readonly if_else: { readonly main: RuntimeCall; readonly fallback: RuntimeCall };
    /** Makes a call for any origin; fails when the call does. */
    readonly dispatch_as_fallible: { readonly as_origin: OriginCaller; readonly call: RuntimeCall };
  };
  readonly Sudo: {
    /** Makes a call in the chain's name. It costs nothing, whether the call succeeds or not. */
    readonly sudo: { readonly call: RuntimeCall };
    /** Makes a call in the chain's name and counts it with the weight that is given. */
    readonly sudo_unchecked_weight: { readonly call: RuntimeCall; readonly weight: Weight };
    /** Hands the key over. */
    readonly set_key: { readonly new: MultiAddress };
    /** Makes a call in another account's name. */
    readonly sudo_as: { readonly who: MultiAddress; readonly call: RuntimeCall };
    /** Removes the key for good. */
    readonly remove_key: undefined;
  };
  readonly Commitments: {
    /** Replaces what the caller, a neuron, has committed to on a subnet. */
    readonly set_commitment: { readonly netuid: number; readonly info: readonly Data[] };
    /** Sets the most bytes that a neuron may commit to between two epochs. Root only. */
    readonly set_max_space: { readonly new_limit: number };
  };
  readonly AdminUtils: {
    /** Says who makes blocks from the next one on. */
    readonly swap_authorities: { readonly new_authorities: readonly Hex<32>[] };
    /** Says who votes on which blocks are final, after so many more blocks; by force when finality has stalled. */
    readonly schedule_grandpa_change: {
      readonly next_authorities: readonly (readonly [Hex<32>, bigint])[];
      readonly in_blocks: number;
      readonly forced: number | undefined;
    };
    /** Sets the version of encrypted weights that is accepted. */
    readonly sudo_set_commit_reveal_version: { readonly version: number };
    /** Sets the blocks before an epoch in which most parameters cannot be changed. */
    readonly sudo_set_admin_freeze_window: { readonly window: number };
    /** Sets the epochs between two changes of a parameter by the owner. */
    readonly sudo_set_owner_hparam_rate_limit: { readonly epochs: number };
    /** Sets the blocks between announcing and making a change of coldkey. */
    readonly sudo_set_coldkey_swap_announcement_delay: { readonly duration: number };
    /** Sets the further blocks before an announcement may be replaced. */
    readonly sudo_set_coldkey_swap_reannouncement_delay: { readonly duration: number };
    /** Sets the most mechanisms of a subnet. */
    readonly sudo_set_max_mechanism_count: { readonly max_mechanism_count: number };
    /** Sets the most epochs in one block. */
    readonly sudo_set_max_epochs_per_block: { readonly max_epochs_per_block: number };
    /** Sets the owner's share of alpha emission, out of 65535. */
    readonly sudo_set_subnet_owner_cut: { readonly subnet_owner_cut: number };
    /** Sets the blocks between two registrations of subnets. */
    readonly sudo_set_network_rate_limit: { readonly rate_limit: bigint };
    /** Sets the blocks for which a subnet cannot be removed to make room. */
    readonly sudo_set_network_immunity_period: { readonly immunity_period: bigint };
    /** Sets the least TAO (rao) a subnet locks. */
    readonly sudo_set_network_min_lock_cost: { readonly lock_cost: bigint };
    /** Sets the most subnets besides root. */
    readonly sudo_set_subnet_limit: { readonly max_subnets: number };
    /** Sets the blocks over which the cost of a subnet falls back. */
    readonly sudo_set_lock_reduction_interval: { readonly interval: bigint };
    /** Sets a delay that nothing reads. */
    readonly sudo_set_dissolve_network_schedule_duration: { readonly duration: number };
    /** Sets the blocks between the registration and the start of a subnet. */
    readonly sudo_set_start_call_delay: { readonly delay: bigint };
    /** Sets the highest take of a delegate, out of 65535. */
    readonly sudo_set_default_take: { readonly default_take: number };
    /** Sets the blocks between two changes of a hotkey. */
    readonly sudo_set_tx_rate_limit: { readonly tx_rate_limit: bigint };
    /** Always fails: issuance is not to be set. */
    readonly sudo_set_total_issuance: { readonly total_issuance: bigint };
    /** Sets the stake weight below which weights and children are refused. */
    readonly sudo_set_stake_threshold: { readonly min_stake: bigint };
    /** Sets the least stake with somebody else's hotkey, in millionths of the minimum stake. */
    readonly sudo_set_nominator_min_required_stake: { readonly min_stake: bigint };
    /** Sets the blocks between two increases of a take. */
    readonly sudo_set_tx_delegate_take_rate_limit: { readonly tx_rate_limit: bigint };
    /** Sets the least take of a delegate, out of 65535. */
    readonly sudo_set_min_delegate_take: { readonly take: number };
    /** Says whether a precompile may be called. */
    readonly sudo_toggle_evm_precompile: { readonly precompile_id: PrecompileEnum; readonly enabled: boolean };
    /** Sets the weight of one block in the moving average of prices. */
    readonly sudo_set_subnet_moving_alpha: { readonly alpha: bigint };
    /** Sets the share of inherited dividends that is recycled, out of 2^64 - 1. */
    readonly sudo_set_ck_burn: { readonly burn: bigint };
    /** Sets a cutoff that nothing reads. */
    readonly sudo_set_tao_flow_cutoff: { readonly flow_cutoff: bigint };
    /** Sets an exponent that nothing reads. */
    readonly sudo_set_tao_flow_normalization_exponent: { readonly exponent: bigint };
    /** Sets a smoothing factor that nothing reads. */
    readonly sudo_set_tao_flow_smoothing_factor: { readonly smoothing_factor: bigint };
    /** Sets a switch that nothing reads. */
    readonly sudo_set_net_tao_flow_enabled: { readonly enabled: boolean };
    /** Says whether stake on the subnet may change coldkeys. */
    readonly sudo_set_toggle_transfer: { readonly netuid: number; readonly toggle: boolean };
    /** Sets the hotkey that receives the owner's cut; an older name. */
    readonly sudo_set_subnet_owner_hotkey: { readonly netuid: number; readonly hotkey: Address };
    /** Sets the blocks after which the price average gives a new subnet half its final weight. */
    readonly sudo_set_ema_price_halving_period: { readonly netuid: number; readonly ema_halving: bigint };
    /** Says whether the subnet's alpha may be staked, unstaked and moved. */
    readonly sudo_set_subtoken_enabled: { readonly netuid: number; readonly subtoken_enabled: boolean };
    /** Sets the hotkey that receives the owner's cut. */
    readonly sudo_set_sn_owner_hotkey: { readonly netuid: number; readonly hotkey: Address };
    /** Says what becomes of miner emission withheld from the owner's own hotkeys. */
    readonly sudo_set_recycle_or_burn: { readonly netuid: number; readonly recycle_or_burn: RecycleOrBurnEnum };
    /** Says whether the owner's cut is taken. */
    readonly sudo_set_owner_cut_enabled: { readonly netuid: number; readonly enabled: boolean };
    /** Sets the least take of a child on the subnet, out of 65535. */
    readonly sudo_set_min_childkey_take_per_subnet: { readonly netuid: number; readonly take: number };
    /** Says whether the subnet takes part in the TAO emission. */
    readonly sudo_set_subnet_emission_enabled: { readonly netuid: number; readonly enabled: boolean };
    /** Says whether the owner's cut is locked as it is paid. */
    readonly sudo_set_owner_cut_auto_lock_enabled: { readonly netuid: number; readonly enabled: boolean };
    /** Sets the blocks for which a new neuron is immune. */
    readonly sudo_set_immunity_period: { readonly netuid: number; readonly immunity_period: number };
    /** Sets the most neurons of a subnet. */
    readonly sudo_set_max_allowed_uids: { readonly netuid: number; readonly max_allowed_uids: number };
    /** Sets the most validators of a subnet. */
    readonly sudo_set_max_allowed_validators: { readonly netuid: number; readonly max_allowed_validators: number };
    /** Sets how many hotkeys of the owner can never be replaced. */
    readonly sudo_set_owner_immune_neuron_limit: { readonly netuid: number; readonly immune_neurons: number };
    /** Sets the number of mechanisms of a subnet. */
    readonly sudo_set_mechanism_count: { readonly netuid: number; readonly mechanism_count: number };
    /** Sets the shares of the mechanisms in the emission, summing to 65535; none: equal. */
    readonly sudo_set_mechanism_emission_split: {
      readonly netuid: number;
      readonly maybe_split: readonly number[] | undefined;
    };
    /** Lowers the most neurons of a subnet and removes those with the least emission. */
    readonly sudo_trim_to_max_allowed_uids: { readonly netuid: number; readonly max_n: number };
    /** Sets the fewest uids to which a subnet may be limited. */
    readonly sudo_set_min_allowed_uids: { readonly netuid: number; readonly min_allowed_uids: number };
    /** Sets how many uids without immunity there must be for only these to be replaced. */
    readonly sudo_set_min_non_immune_uids: { readonly netuid: number; readonly min: number };
    /** Sets the least difficulty of a proof of work that is shown. */
    readonly sudo_set_min_difficulty: { readonly netuid: number; readonly min_difficulty: bigint };
    /** Sets the highest difficulty of a proof of work. */
    readonly sudo_set_max_difficulty: { readonly netuid: number; readonly max_difficulty: bigint };
    /** Sets the blocks between adjustments of the cost; has no effect. */
    readonly sudo_set_adjustment_interval: { readonly netuid: number; readonly adjustment_interval: number };
    /** Sets the smoothing of those adjustments; has no effect. */
    readonly sudo_set_adjustment_alpha: { readonly netuid: number; readonly adjustment_alpha: bigint };
    /** Says whether neurons may register; a closed subnet gets no emission either. */
    readonly sudo_set_network_registration_allowed: { readonly netuid: number; readonly registration_allowed: boolean };
    /** Always fails: the parameter is no longer used. */
    readonly sudo_set_network_pow_registration_allowed: {
      readonly netuid: number;
      readonly registration_allowed: boolean;
    };
    /** Sets the registrations aimed at in an interval. */
    readonly sudo_set_target_registrations_per_interval: {
      readonly netuid: number;
      readonly target_registrations_per_interval: number;
    };
    /** Sets the difficulty of a proof of work. */
    readonly sudo_set_difficulty: { readonly netuid: number; readonly difficulty: bigint };
    /** Sets the most registrations in one block. */
    readonly sudo_set_max_registrations_per_block: {
      readonly netuid: number;
      readonly max_registrations_per_block: number;
    };
    /** Sets the least cost of a registration (rao). */
    readonly sudo_set_min_burn: { readonly netuid: number; readonly min_burn: bigint };
    /** Sets the highest cost of a registration (rao). */
    readonly sudo_set_max_burn: { readonly netuid: number; readonly max_burn: bigint };
    /** Sets the TAO (rao) that counts as spent on registrations. */
    readonly sudo_set_rao_recycled: { readonly netuid: number; readonly rao_recycled: bigint };
    /** Sets the blocks in which the cost of a registration halves. */
    readonly sudo_set_burn_half_life: { readonly netuid: number; readonly burn_half_life: number };
    /** Sets the factor by which each registration raises the cost. */
    readonly sudo_set_burn_increase_mult: { readonly netuid: number; readonly burn_increase_mult: bigint };
    /** Sets the share of stake that makes a majority, out of 65535. */
    readonly sudo_set_kappa: { readonly netuid: number; readonly kappa: number };
    /** Sets rho, which the epoch no longer reads. */
    readonly sudo_set_rho: { readonly netuid: number; readonly rho: number };
    /** Sets the older activity limit in blocks, which the epoch no longer reads. */
    readonly sudo_set_activity_cutoff: { readonly netuid: number; readonly activity_cutoff: number };
    /** Sets the weight of old bonds, in millionths. */
    readonly sudo_set_bonds_moving_average: { readonly netuid: number; readonly bonds_moving_average: bigint };
    /** Sets the blocks between two epochs and starts the running epoch anew. */
    readonly sudo_set_tempo: { readonly netuid: number; readonly tempo: number };
    /** Says whether the bonds' weight follows consensus. */
    readonly sudo_set_liquid_alpha_enabled: { readonly netuid: number; readonly enabled: boolean };
    /** Sets the lowest and highest weight of liquid alpha, out of 65535. */
    readonly sudo_set_alpha_values: {
      readonly netuid: number;
      readonly alpha_low: number;
      readonly alpha_high: number;
    };
    /** Sets how far bonds follow clipped weights, out of 65535. */
    readonly sudo_set_bonds_penalty: { readonly netuid: number; readonly bonds_penalty: number };
    /** Sets the steepness of liquid alpha, in hundredths. */
    readonly sudo_set_alpha_sigmoid_steepness: { readonly netuid: number; readonly steepness: number };
    /** Says whether the subnet uses the third form of bonds. */
    readonly sudo_set_yuma3_enabled: { readonly netuid: number; readonly enabled: boolean };
    /** Says whether a commitment may reset a hotkey's bonds. */
    readonly sudo_set_bonds_reset_enabled: { readonly netuid: number; readonly enabled: boolean };
    /** Sets the blocks between two updates of an endpoint. */
    readonly sudo_set_serving_rate_limit: { readonly netuid: number; readonly serving_rate_limit: bigint };
    /** Sets the least version key with which weights are accepted. */
    readonly sudo_set_weights_version_key: { readonly netuid: number; readonly weights_version_key: bigint };
    /** Sets the blocks between two weight updates of one uid. */
    readonly sudo_set_weights_set_rate_limit: { readonly netuid: number; readonly weights_set_rate_limit: bigint };
    /** Sets the fewest weights of a validator. */
    readonly sudo_set_min_allowed_weights: { readonly netuid: number; readonly min_allowed_weights: number };
    /** Says whether weights must be committed before they are revealed. */
    readonly sudo_set_commit_reveal_weights_enabled: { readonly netuid: number; readonly enabled: boolean };
    /** Sets the epochs between a commit and its reveal. */
    readonly sudo_set_commit_reveal_weights_interval: { readonly netuid: number; readonly interval: bigint };
  };
  readonly Swap: {
    /** Sets the fee of trades with a subnet's pool, out of 65535. For root. */
    readonly set_fee_rate: { readonly netuid: number; readonly rate: number };
    /** Always fails: liquidity of users is no longer supported. */
    readonly add_liquidity: {
      readonly hotkey: Address;
      readonly netuid: number;
      readonly tick_low: number;
      readonly tick_high: number;
      readonly liquidity: bigint;
    };
    /** Always fails: liquidity of users is no longer supported. */
    readonly remove_liquidity: { readonly hotkey: Address; readonly netuid: number; readonly position_id: bigint };
    /** Always fails: liquidity of users is no longer supported. */
    readonly modify_position: {
      readonly hotkey: Address;
      readonly netuid: number;
      readonly position_id: bigint;
      readonly liquidity_delta: bigint;
    };
    /** Always fails: liquidity of users is no longer supported. */
    readonly toggle_user_liquidity: { readonly netuid: number; readonly enable: boolean };
    /** Always fails: liquidity of users is no longer supported. */
    readonly disable_lp: undefined;
  };
  readonly Session: {
    /**
     * Registers the keys with which the signer's node makes blocks and votes. The proof is the signature of the
     * author's key, then that of the voter's, over POP_ and the signer's account. Free once a session for root
     * validators.
     */
    readonly set_keys: { readonly keys: SessionKeys; readonly proof: Uint8Array };
    /** Forgets the signer's keys: it is no candidate for a seat any more. Free once a session for root validators. */
    readonly purge_keys: undefined;
    /** Sets how long sessions are and who may become an author. */
    readonly set_settings: { readonly settings: SessionSettings };
    /** Reports an author who made two blocks in one slot. Needs no signature; a report that holds costs nothing. */
    readonly report_author_equivocation: { readonly proof: AuthorEquivocation };
    /** Reports a voter who voted twice in one round. Needs no signature; a report that holds costs nothing. */
    readonly report_voter_equivocation: { readonly proof: EquivocationProof };
  };
}

/** A call of any pallet. */
export type RuntimeCall = CallIn<Calls>;
