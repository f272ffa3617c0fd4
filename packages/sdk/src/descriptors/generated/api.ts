// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.
import type { Address, ApiMethod, Hex, Outcome } from "../shapes.ts";
import type { RuntimeCall } from "./call.ts";
import type {
  Author,
  AuthorEquivocation,
  Block,
  Candidate,
  CheckInherentsResult,
  DelegateInfo,
  DispatchError,
  DynamicInfo,
  EquivocationProof,
  ExtrinsicInclusionMode,
  FeeDetails,
  Header,
  HyperparamEntry,
  LockState,
  Metagraph,
  NeuronInfo,
  NeuronInfoLite,
  RuntimeDispatchInfo,
  RuntimeVersion,
  SelectiveMetagraph,
  SessionInfo,
  SimSwapResult,
  StakeAvailability,
  StakeInfo,
  SubnetHyperparams,
  SubnetHyperparamsV2,
  SubnetInfo,
  SubnetInfov2,
  SubnetPrice,
  SubnetState,
  TransactionSource,
  TransactionValidityError,
  ValidTransaction,
  Weight,
} from "./types.ts";

/** Methods of runtime APIs. */
export interface Apis {
  readonly Core: {
    /** Names and versions of the runtime. */
    readonly version: ApiMethod<undefined, RuntimeVersion>;
    /** Executes a block anew and refuses it when its header differs. Its header comes without the author's seal. */
    readonly execute_block: ApiMethod<{ readonly block: Block }, undefined>;
    /** Begins a block. */
    readonly initialize_block: ApiMethod<{ readonly header: Header }, ExtrinsicInclusionMode>;
  };
  readonly Metadata: {
    /** Metadata of version 14, which every client reads. */
    readonly metadata: ApiMethod<undefined, Uint8Array>;
    /** Metadata of a version, when the runtime has it. */
    readonly metadata_at_version: ApiMethod<{ readonly version: number }, Uint8Array | undefined>;
    /** Versions of metadata that the runtime has. */
    readonly metadata_versions: ApiMethod<undefined, readonly number[]>;
  };
  readonly BlockBuilder: {
    /** Applies an extrinsic to the block. A refused one leaves nothing behind. */
    readonly apply_extrinsic: ApiMethod<
      { readonly extrinsic: Uint8Array },
      Outcome<Outcome<undefined, DispatchError>, TransactionValidityError>
    >;
    /** Ends the block. */
    readonly finalize_block: ApiMethod<undefined, Header>;
    /** The extrinsics that follow from what the author supplies. */
    readonly inherent_extrinsics: ApiMethod<
      { readonly inherent: readonly (readonly [Hex<8>, Uint8Array])[] },
      readonly Uint8Array[]
    >;
    /** Checks the inherents of a block against this node's data. */
    readonly check_inherents: ApiMethod<
      { readonly block: Block; readonly data: readonly (readonly [Hex<8>, Uint8Array])[] },
      CheckInherentsResult
    >;
  };
  readonly GenesisBuilder: {
    /** Writes the state that a configuration describes, or says what is wrong with it. */
    readonly build_state: ApiMethod<{ readonly json: Uint8Array }, Outcome<undefined, string>>;
    /** A configuration by its name; without a name, the one for development. */
    readonly get_preset: ApiMethod<{ readonly id: string | undefined }, Uint8Array | undefined>;
    /** Names of the configurations that the runtime knows. */
    readonly preset_names: ApiMethod<undefined, readonly string[]>;
  };
  readonly TaggedTransactionQueue: {
    /** Returns whether a transaction could stand in the next block, and how it takes part in the pool. */
    readonly validate_transaction: ApiMethod<
      { readonly source: TransactionSource; readonly tx: Uint8Array; readonly block_hash: Hex<32> },
      Outcome<ValidTransaction, TransactionValidityError>
    >;
  };
  readonly OffchainWorkerApi: {
    /** Does what is to be done beside the chain after a block: nothing. */
    readonly offchain_worker: ApiMethod<{ readonly header: Header }, undefined>;
  };
  readonly SessionKeys: {
    /** Makes keys. A runtime has no place to keep them: the node does it. */
    readonly generate_session_keys: ApiMethod<{ readonly seed: Uint8Array | undefined }, Uint8Array>;
    /** The concatenated keys, each with its type. */
    readonly decode_session_keys: ApiMethod<
      { readonly encoded: Uint8Array },
      readonly (readonly [Uint8Array, Hex<4>])[] | undefined
    >;
  };
  readonly AccountNonceApi: {
    /** The nonce of an account's next transaction. */
    readonly account_nonce: ApiMethod<{ readonly account: Address }, number>;
  };
  readonly TransactionPaymentApi: {
    /** Expected cost of an extrinsic. Its signature is not verified. */
    readonly query_info: ApiMethod<{ readonly uxt: Uint8Array; readonly len: number }, RuntimeDispatchInfo>;
    /** Parts of the expected cost of an extrinsic, without the tip. */
    readonly query_fee_details: ApiMethod<{ readonly uxt: Uint8Array; readonly len: number }, FeeDetails>;
    /** Price of a weight, in rao. */
    readonly query_weight_to_fee: ApiMethod<{ readonly weight: Weight }, bigint>;
    /** Price of the bytes of an extrinsic, in rao. */
    readonly query_length_to_fee: ApiMethod<{ readonly length: number }, bigint>;
  };
  readonly TransactionPaymentCallApi: {
    /** Expected cost of a call. */
    readonly query_call_info: ApiMethod<{ readonly call: RuntimeCall; readonly len: number }, RuntimeDispatchInfo>;
    /** Parts of the expected cost of a call. */
    readonly query_call_fee_details: ApiMethod<{ readonly call: RuntimeCall; readonly len: number }, FeeDetails>;
    /** Price of a weight, in rao. */
    readonly query_weight_to_fee: ApiMethod<{ readonly weight: Weight }, bigint>;
    /** Price of the bytes of an extrinsic, in rao. */
    readonly query_length_to_fee: ApiMethod<{ readonly length: number }, bigint>;
  };
  readonly AuraApi: {
    /** Duration of a slot in milliseconds. */
    readonly slot_duration: ApiMethod<undefined, bigint>;
    /** Authors of blocks, in the order of their turns. */
    readonly authorities: ApiMethod<undefined, readonly Hex<32>[]>;
  };
  readonly GrandpaApi: {
    /** Voters, with the weights of their votes. */
    readonly grandpa_authorities: ApiMethod<undefined, readonly (readonly [Hex<32>, bigint])[]>;
    /** Reports a voter who voted twice; there are no such reports on this chain. */
    readonly submit_report_equivocation_unsigned_extrinsic: ApiMethod<
      { readonly equivocation_proof: EquivocationProof; readonly key_owner_proof: Uint8Array },
      boolean
    >;
    /** A proof of who owned a key; there are none on this chain. */
    readonly generate_key_ownership_proof: ApiMethod<
      { readonly set_id: bigint; readonly authority_id: Hex<32> },
      Uint8Array | undefined
    >;
    /** Number of changes of the voters. */
    readonly current_set_id: ApiMethod<undefined, bigint>;
  };
  readonly DelegateInfoRuntimeApi: {
    /** All delegates. */
    readonly get_delegates: ApiMethod<undefined, readonly DelegateInfo[]>;
    /** One delegate. */
    readonly get_delegate: ApiMethod<{ readonly delegate_account: Address }, DelegateInfo | undefined>;
    /** Delegates with which an account has staked, and how much on which subnet. */
    readonly get_delegated: ApiMethod<
      { readonly delegatee_account: Address },
      readonly (readonly [DelegateInfo, readonly [number, bigint]])[]
    >;
  };
  readonly NeuronInfoRuntimeApi: {
    /** All neurons of a subnet with their weights and bonds. */
    readonly get_neurons: ApiMethod<{ readonly netuid: number }, readonly NeuronInfo[]>;
    /** One neuron with its weights and bonds. */
    readonly get_neuron: ApiMethod<{ readonly netuid: number; readonly uid: number }, NeuronInfo | undefined>;
    /** All neurons of a subnet. */
    readonly get_neurons_lite: ApiMethod<{ readonly netuid: number }, readonly NeuronInfoLite[]>;
    /** One neuron. */
    readonly get_neuron_lite: ApiMethod<{ readonly netuid: number; readonly uid: number }, NeuronInfoLite | undefined>;
  };
  readonly SubnetInfoRuntimeApi: {
    /** A subnet in its older form. */
    readonly get_subnet_info: ApiMethod<{ readonly netuid: number }, SubnetInfo | undefined>;
    /** All subnets in their older form. */
    readonly get_subnets_info: ApiMethod<undefined, readonly (SubnetInfo | undefined)[]>;
    /** A subnet. */
    readonly get_subnet_info_v2: ApiMethod<{ readonly netuid: number }, SubnetInfov2 | undefined>;
    /** All subnets. */
    readonly get_subnets_info_v2: ApiMethod<undefined, readonly (SubnetInfov2 | undefined)[]>;
    /** Parameters of a subnet in their older form. */
    readonly get_subnet_hyperparams: ApiMethod<{ readonly netuid: number }, SubnetHyperparams | undefined>;
    /** Parameters of a subnet. */
    readonly get_subnet_hyperparams_v2: ApiMethod<{ readonly netuid: number }, SubnetHyperparamsV2 | undefined>;
    /** Tokens and pools of all subnets. */
    readonly get_all_dynamic_info: ApiMethod<undefined, readonly (DynamicInfo | undefined)[]>;
    /** Metagraphs of all subnets. */
    readonly get_all_metagraphs: ApiMethod<undefined, readonly (Metagraph | undefined)[]>;
    /** The metagraph of a subnet. */
    readonly get_metagraph: ApiMethod<{ readonly netuid: number }, Metagraph | undefined>;
    /** Metagraphs of all mechanisms of all subnets. */
    readonly get_all_mechagraphs: ApiMethod<undefined, readonly (Metagraph | undefined)[]>;
    /** The metagraph of a mechanism. */
    readonly get_mechagraph: ApiMethod<{ readonly netuid: number; readonly mecid: number }, Metagraph | undefined>;
    /** Token and pool of a subnet. */
    readonly get_dynamic_info: ApiMethod<{ readonly netuid: number }, DynamicInfo | undefined>;
    /** The neurons of a subnet, a list for each property. */
    readonly get_subnet_state: ApiMethod<{ readonly netuid: number }, SubnetState | undefined>;
    /** Some fields of the metagraph of a subnet. */
    readonly get_selective_metagraph: ApiMethod<
      { readonly netuid: number; readonly metagraph_indexes: readonly number[] },
      SelectiveMetagraph | undefined
    >;
    /** The hotkey with which a coldkey's miner emission is staked. */
    readonly get_coldkey_auto_stake_hotkey: ApiMethod<
      { readonly coldkey: Address; readonly netuid: number },
      Address | undefined
    >;
    /** Some fields of the metagraph of a mechanism. */
    readonly get_selective_mechagraph: ApiMethod<
      { readonly netuid: number; readonly subid: number; readonly metagraph_indexes: readonly number[] },
      SelectiveMetagraph | undefined
    >;
    /** The subnet that would make room for a new one. */
    readonly get_subnet_to_prune: ApiMethod<undefined, number | undefined>;
    /** The account that holds a subnet's TAO. */
    readonly get_subnet_account_id: ApiMethod<{ readonly netuid: number }, Address | undefined>;
    /** The block in which a subnet's next epoch is due. */
    readonly get_next_epoch_start_block: ApiMethod<{ readonly netuid: number }, bigint | undefined>;
    /** Parameters of a subnet as a list that may grow. */
    readonly get_subnet_hyperparams_v3: ApiMethod<{ readonly netuid: number }, readonly HyperparamEntry[] | undefined>;
  };
  readonly StakeInfoRuntimeApi: {
    /** All stake of a coldkey. */
    readonly get_stake_info_for_coldkey: ApiMethod<{ readonly coldkey_account: Address }, readonly StakeInfo[]>;
    /** All stake of several coldkeys. */
    readonly get_stake_info_for_coldkeys: ApiMethod<
      { readonly coldkey_accounts: readonly Address[] },
      readonly (readonly [Address, readonly StakeInfo[]])[]
    >;
    /** Stake of a coldkey with a hotkey on a subnet, also when there is none. */
    readonly get_stake_info_for_hotkey_coldkey_netuid: ApiMethod<
      { readonly hotkey_account: Address; readonly coldkey_account: Address; readonly netuid: number },
      StakeInfo | undefined
    >;
    /** How much of several coldkeys' stake is locked and how much can be unstaked, by subnet. */
    readonly get_stake_availability_for_coldkeys: ApiMethod<
      { readonly coldkey_accounts: readonly Address[]; readonly netuids: readonly number[] | undefined },
      readonly (readonly [Address, readonly (readonly [number, StakeAvailability])[]])[]
    >;
    /** About what a stake, an unstake or a move costs in swap fees. */
    readonly get_stake_fee: ApiMethod<
      {
        readonly origin: readonly [Address, number] | undefined;
        readonly origin_coldkey_account: Address;
        readonly destination: readonly [Address, number] | undefined;
        readonly destination_coldkey_account: Address;
        readonly amount: bigint;
      },
      bigint
    >;
    /** A coldkey's lock on a subnet as it is now. */
    readonly get_coldkey_lock: ApiMethod<{ readonly coldkey: Address; readonly netuid: number }, LockState | undefined>;
    /** The conviction that backs a hotkey on a subnet. */
    readonly get_hotkey_conviction: ApiMethod<{ readonly hotkey: Address; readonly netuid: number }, bigint>;
    /** The hotkey that most conviction backs on a subnet. */
    readonly get_most_convicted_hotkey_on_subnet: ApiMethod<{ readonly netuid: number }, Address | undefined>;
  };
  readonly SubnetRegistrationRuntimeApi: {
    /** TAO (rao) that the next subnet locks. */
    readonly get_network_registration_cost: ApiMethod<undefined, bigint>;
  };
  readonly SwapRuntimeApi: {
    /** Price of a subnet's alpha in rao. */
    readonly current_alpha_price: ApiMethod<{ readonly netuid: number }, bigint>;
    /** Prices of all subnets' alpha in rao, root included. */
    readonly current_alpha_price_all: ApiMethod<undefined, readonly SubnetPrice[]>;
    /** Trade that buying alpha for an amount of TAO would be. */
    readonly sim_swap_tao_for_alpha: ApiMethod<{ readonly netuid: number; readonly tao: bigint }, SimSwapResult>;
    /** Trade that selling an amount of alpha would be. */
    readonly sim_swap_alpha_for_tao: ApiMethod<{ readonly netuid: number; readonly alpha: bigint }, SimSwapResult>;
  };
  readonly SessionApi: {
    /** The session, its first block, and the rules of the choice. */
    readonly session: ApiMethod<undefined, SessionInfo>;
    /** Owners of seats, and whether they would keep them if the session ended now. */
    readonly authors: ApiMethod<undefined, readonly Author[]>;
    /** All root validators by rank, and the outcome of the choice if the session ended now. */
    readonly candidates: ApiMethod<undefined, readonly Candidate[]>;
  };
  readonly OffencesApi: {
    /** The transaction, without length prefix, that reports an author; nothing when the chain would not take it. */
    readonly report_author: ApiMethod<{ readonly proof: AuthorEquivocation }, Uint8Array | undefined>;
    /** The transaction, without length prefix, that reports a voter; nothing when the chain would not take it. */
    readonly report_voter: ApiMethod<{ readonly proof: EquivocationProof }, Uint8Array | undefined>;
  };
}
