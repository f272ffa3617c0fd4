// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.
import type { Address, Hex, ModuleError, RuntimeEvent } from "../shapes.ts";

/** Type `pallet_balances::types::AccountData` of the metadata. */
export interface AccountData {
  readonly free: bigint;
  readonly reserved: bigint;
  readonly frozen: bigint;
  readonly flags: bigint;
}

/** Type `frame_system::AccountInfo` of the metadata. */
export interface AccountInfo {
  readonly nonce: number;
  readonly consumers: number;
  readonly providers: number;
  readonly sufficients: number;
  readonly data: AccountData;
}

/** Type `frame_system::CodeUpgradeAuthorization` of the metadata. */
export interface CodeUpgradeAuthorization {
  readonly code_hash: Hex<32>;
  readonly check_version: boolean;
}

/** Type `sp_weights::weight_v2::Weight` of the metadata. */
export interface Weight {
  readonly ref_time: bigint;
  readonly proof_size: bigint;
}

/** Type `frame_support::dispatch::PerDispatchClass` of the metadata. */
export interface PerDispatchClass {
  readonly normal: Weight;
  readonly operational: Weight;
  readonly mandatory: Weight;
}

/** Type `sp_runtime::generic::digest::DigestItem` of the metadata. */
export type DigestItem =
  | { readonly type: "Other"; readonly value: Uint8Array }
  | { readonly type: "Consensus"; readonly value: readonly [Hex<4>, Uint8Array] }
  | { readonly type: "Seal"; readonly value: readonly [Hex<4>, Uint8Array] }
  | { readonly type: "PreRuntime"; readonly value: readonly [Hex<4>, Uint8Array] }
  | { readonly type: "RuntimeEnvironmentUpdated"; readonly value?: undefined };

/** Type `frame_system::Phase` of the metadata. */
export type Phase =
  | { readonly type: "ApplyExtrinsic"; readonly value: number }
  | { readonly type: "Finalization"; readonly value?: undefined }
  | { readonly type: "Initialization"; readonly value?: undefined };

/** Type `frame_system::EventRecord` of the metadata. */
export interface EventRecord {
  readonly phase: Phase;
  readonly event: RuntimeEvent;
  readonly topics: readonly Hex<32>[];
}

/** Type `frame_system::LastRuntimeUpgradeInfo` of the metadata. */
export interface LastRuntimeUpgradeInfo {
  readonly spec_version: number;
  readonly spec_name: string;
}

/** Type `pallet_grandpa::StoredPendingChange` of the metadata. */
export interface StoredPendingChange {
  readonly scheduled_at: number;
  readonly delay: number;
  readonly next_authorities: readonly (readonly [Hex<32>, bigint])[];
  readonly forced: number | undefined;
}

/** Type `pallet_grandpa::StoredState` of the metadata. */
export type StoredState =
  | { readonly type: "Live"; readonly value?: undefined }
  | { readonly type: "PendingPause"; readonly value: { readonly scheduled_at: number; readonly delay: number } }
  | { readonly type: "Paused"; readonly value?: undefined }
  | { readonly type: "PendingResume"; readonly value: { readonly scheduled_at: number; readonly delay: number } };

/** Type `frame_support::traits::tokens::misc::IdAmount` of the metadata. */
export interface IdAmount {
  readonly amount: bigint;
}

/** Type `pallet_preimage::pallet::HoldReason` of the metadata. */
export type HoldReason = { readonly type: "Preimage"; readonly value?: undefined };

/** Type `pallet_safe_mode::pallet::HoldReason` of the metadata. */
export type PalletSafeModeHoldReason = { readonly type: "EnterOrExtend"; readonly value?: undefined };

/** Type `pallet_contracts::pallet::HoldReason` of the metadata. */
export type PalletContractsHoldReason =
  | { readonly type: "CodeUploadDepositReserve"; readonly value?: undefined }
  | { readonly type: "StorageDepositReserve"; readonly value?: undefined };

/** Type `node_subtensor_runtime::RuntimeHoldReason` of the metadata. */
export type RuntimeHoldReason =
  | { readonly type: "Preimage"; readonly value: HoldReason }
  | { readonly type: "SafeMode"; readonly value: PalletSafeModeHoldReason }
  | { readonly type: "Contracts"; readonly value: PalletContractsHoldReason };

/** Type `frame_support::traits::tokens::misc::IdAmount` of the metadata. */
export interface FrameSupportIdAmount {
  readonly id: RuntimeHoldReason;
  readonly amount: bigint;
}

/** Type `pallet_balances::types::Reasons` of the metadata. */
export type Reasons =
  | { readonly type: "Fee"; readonly value?: undefined }
  | { readonly type: "Misc"; readonly value?: undefined }
  | { readonly type: "All"; readonly value?: undefined };

/** Type `pallet_balances::types::BalanceLock` of the metadata. */
export interface BalanceLock {
  readonly id: Hex<8>;
  readonly amount: bigint;
  readonly reasons: Reasons;
}

/** Type `pallet_balances::types::ReserveData` of the metadata. */
export interface ReserveData {
  readonly id: Hex<8>;
  readonly amount: bigint;
}

/** Type `pallet_transaction_payment::Releases` of the metadata. */
export type Releases =
  | { readonly type: "V1Ancient"; readonly value?: undefined }
  | { readonly type: "V2"; readonly value?: undefined };

/** Type `share_pool::SafeFloat` of the metadata. */
export interface SafeFloat {
  readonly mantissa: bigint;
  readonly exponent: bigint;
}

/** Type `pallet_subtensor::pallet::AxonInfo` of the metadata. */
export interface AxonInfo {
  readonly block: bigint;
  readonly version: number;
  readonly ip: bigint;
  readonly port: number;
  readonly ip_type: number;
  readonly protocol: number;
  readonly placeholder1: number;
  readonly placeholder2: number;
}

/** Type `pallet_subtensor::staking::lock::LockState` of the metadata. */
export interface LockState {
  readonly locked_mass: bigint;
  readonly conviction: bigint;
  readonly last_update: bigint;
}

/** Type `pallet_subtensor::pallet::ChainIdentityV2` of the metadata. */
export interface ChainIdentityV2 {
  readonly name: Uint8Array;
  readonly url: Uint8Array;
  readonly github_repo: Uint8Array;
  readonly image: Uint8Array;
  readonly discord: Uint8Array;
  readonly description: Uint8Array;
  readonly additional: Uint8Array;
}

/** Type `pallet_subtensor::utils::rate_limiting::Hyperparameter` of the metadata. */
export type Hyperparameter =
  | { readonly type: "Unknown"; readonly value?: undefined }
  | { readonly type: "ServingRateLimit"; readonly value?: undefined }
  | { readonly type: "MaxDifficulty"; readonly value?: undefined }
  | { readonly type: "AdjustmentAlpha"; readonly value?: undefined }
  | { readonly type: "MaxWeightLimit"; readonly value?: undefined }
  | { readonly type: "ImmunityPeriod"; readonly value?: undefined }
  | { readonly type: "MinAllowedWeights"; readonly value?: undefined }
  | { readonly type: "Kappa"; readonly value?: undefined }
  | { readonly type: "Rho"; readonly value?: undefined }
  | { readonly type: "ActivityCutoff"; readonly value?: undefined }
  | { readonly type: "PowRegistrationAllowed"; readonly value?: undefined }
  | { readonly type: "MinBurn"; readonly value?: undefined }
  | { readonly type: "MaxBurn"; readonly value?: undefined }
  | { readonly type: "BondsMovingAverage"; readonly value?: undefined }
  | { readonly type: "BondsPenalty"; readonly value?: undefined }
  | { readonly type: "CommitRevealEnabled"; readonly value?: undefined }
  | { readonly type: "LiquidAlphaEnabled"; readonly value?: undefined }
  | { readonly type: "AlphaValues"; readonly value?: undefined }
  | { readonly type: "WeightCommitInterval"; readonly value?: undefined }
  | { readonly type: "TransferEnabled"; readonly value?: undefined }
  | { readonly type: "AlphaSigmoidSteepness"; readonly value?: undefined }
  | { readonly type: "Yuma3Enabled"; readonly value?: undefined }
  | { readonly type: "BondsResetEnabled"; readonly value?: undefined }
  | { readonly type: "ImmuneNeuronLimit"; readonly value?: undefined }
  | { readonly type: "RecycleOrBurn"; readonly value?: undefined }
  | { readonly type: "MaxAllowedUids"; readonly value?: undefined }
  | { readonly type: "BurnHalfLife"; readonly value?: undefined }
  | { readonly type: "BurnIncreaseMult"; readonly value?: undefined }
  | { readonly type: "SubnetEmissionEnabled"; readonly value?: undefined }
  | { readonly type: "MinChildkeyTake"; readonly value?: undefined }
  | { readonly type: "ActivityCutoffFactorMilli"; readonly value?: undefined }
  | { readonly type: "TriggerEpoch"; readonly value?: undefined };

/** Type `pallet_subtensor::RateLimitKey` of the metadata. */
export type RateLimitKey =
  | { readonly type: "SetSNOwnerHotkey"; readonly value: number }
  | { readonly type: "OwnerHyperparamUpdate"; readonly value: readonly [number, Hyperparameter] }
  | { readonly type: "NetworkLastRegistered"; readonly value?: undefined }
  | { readonly type: "LastTxBlock"; readonly value: Address }
  | { readonly type: "LastTxBlockChildKeyTake"; readonly value: Address }
  | { readonly type: "LastTxBlockDelegateTake"; readonly value: Address }
  | { readonly type: "AddStakeBurn"; readonly value: number };

/** Type `pallet_subtensor::pallet::NeuronCertificate` of the metadata. */
export interface NeuronCertificate {
  readonly public_key: Uint8Array;
  readonly algorithm: number;
}

/** Type `pallet_subtensor::pallet::PrometheusInfo` of the metadata. */
export interface PrometheusInfo {
  readonly block: bigint;
  readonly version: number;
  readonly ip: bigint;
  readonly port: number;
  readonly ip_type: number;
}

/** Type `pallet_subtensor::pallet::RecycleOrBurnEnum` of the metadata. */
export type RecycleOrBurnEnum =
  | { readonly type: "Burn"; readonly value?: undefined }
  | { readonly type: "Recycle"; readonly value?: undefined };

/** Type `pallet_subtensor::pallet::RootClaimTypeEnum` of the metadata. */
export type RootClaimTypeEnum =
  | { readonly type: "Swap"; readonly value?: undefined }
  | { readonly type: "Keep"; readonly value?: undefined }
  | { readonly type: "KeepSubnets"; readonly value: { readonly subnets: readonly number[] } };

/** Type `pallet_subtensor::pallet::SubnetIdentityV3` of the metadata. */
export interface SubnetIdentityV3 {
  readonly subnet_name: Uint8Array;
  readonly github_repo: Uint8Array;
  readonly subnet_contact: Uint8Array;
  readonly subnet_url: Uint8Array;
  readonly discord: Uint8Array;
  readonly description: Uint8Array;
  readonly logo_url: Uint8Array;
  readonly additional: Uint8Array;
}

/** Type `pallet_subtensor::subnets::leasing::SubnetLease` of the metadata. */
export interface SubnetLease {
  readonly beneficiary: Address;
  readonly coldkey: Address;
  readonly hotkey: Address;
  readonly emissions_share: number;
  readonly end_block: number | undefined;
  readonly netuid: number;
  readonly cost: bigint;
}

/** Type `pallet_commitments::types::Data` of the metadata. */
export type Data =
  | { readonly type: "None"; readonly value?: undefined }
  | { readonly type: "Raw0"; readonly value?: undefined }
  | { readonly type: "Raw1"; readonly value: number }
  | { readonly type: "Raw2"; readonly value: Hex<2> }
  | { readonly type: "Raw3"; readonly value: Hex<3> }
  | { readonly type: "Raw4"; readonly value: Hex<4> }
  | { readonly type: "Raw5"; readonly value: Hex<5> }
  | { readonly type: "Raw6"; readonly value: Hex<6> }
  | { readonly type: "Raw7"; readonly value: Hex<7> }
  | { readonly type: "Raw8"; readonly value: Hex<8> }
  | { readonly type: "Raw9"; readonly value: Hex<9> }
  | { readonly type: "Raw10"; readonly value: Hex<10> }
  | { readonly type: "Raw11"; readonly value: Hex<11> }
  | { readonly type: "Raw12"; readonly value: Hex<12> }
  | { readonly type: "Raw13"; readonly value: Hex<13> }
  | { readonly type: "Raw14"; readonly value: Hex<14> }
  | { readonly type: "Raw15"; readonly value: Hex<15> }
  | { readonly type: "Raw16"; readonly value: Hex<16> }
  | { readonly type: "Raw17"; readonly value: Hex<17> }
  | { readonly type: "Raw18"; readonly value: Hex<18> }
  | { readonly type: "Raw19"; readonly value: Hex<19> }
  | { readonly type: "Raw20"; readonly value: Hex<20> }
  | { readonly type: "Raw21"; readonly value: Hex<21> }
  | { readonly type: "Raw22"; readonly value: Hex<22> }
  | { readonly type: "Raw23"; readonly value: Hex<23> }
  | { readonly type: "Raw24"; readonly value: Hex<24> }
  | { readonly type: "Raw25"; readonly value: Hex<25> }
  | { readonly type: "Raw26"; readonly value: Hex<26> }
  | { readonly type: "Raw27"; readonly value: Hex<27> }
  | { readonly type: "Raw28"; readonly value: Hex<28> }
  | { readonly type: "Raw29"; readonly value: Hex<29> }
  | { readonly type: "Raw30"; readonly value: Hex<30> }
  | { readonly type: "Raw31"; readonly value: Hex<31> }
  | { readonly type: "Raw32"; readonly value: Hex<32> }
  | { readonly type: "Raw33"; readonly value: Hex<33> }
  | { readonly type: "Raw34"; readonly value: Hex<34> }
  | { readonly type: "Raw35"; readonly value: Hex<35> }
  | { readonly type: "Raw36"; readonly value: Hex<36> }
  | { readonly type: "Raw37"; readonly value: Hex<37> }
  | { readonly type: "Raw38"; readonly value: Hex<38> }
  | { readonly type: "Raw39"; readonly value: Hex<39> }
  | { readonly type: "Raw40"; readonly value: Hex<40> }
  | { readonly type: "Raw41"; readonly value: Hex<41> }
  | { readonly type: "Raw42"; readonly value: Hex<42> }
  | { readonly type: "Raw43"; readonly value: Hex<43> }
  | { readonly type: "Raw44"; readonly value: Hex<44> }
  | { readonly type: "Raw45"; readonly value: Hex<45> }
  | { readonly type: "Raw46"; readonly value: Hex<46> }
  | { readonly type: "Raw47"; readonly value: Hex<47> }
  | { readonly type: "Raw48"; readonly value: Hex<48> }
  | { readonly type: "Raw49"; readonly value: Hex<49> }
  | { readonly type: "Raw50"; readonly value: Hex<50> }
  | { readonly type: "Raw51"; readonly value: Hex<51> }
  | { readonly type: "Raw52"; readonly value: Hex<52> }
  | { readonly type: "Raw53"; readonly value: Hex<53> }
  | { readonly type: "Raw54"; readonly value: Hex<54> }
  | { readonly type: "Raw55"; readonly value: Hex<55> }
  | { readonly type: "Raw56"; readonly value: Hex<56> }
  | { readonly type: "Raw57"; readonly value: Hex<57> }
  | { readonly type: "Raw58"; readonly value: Hex<58> }
  | { readonly type: "Raw59"; readonly value: Hex<59> }
  | { readonly type: "Raw60"; readonly value: Hex<60> }
  | { readonly type: "Raw61"; readonly value: Hex<61> }
  | { readonly type: "Raw62"; readonly value: Hex<62> }
  | { readonly type: "Raw63"; readonly value: Hex<63> }
  | { readonly type: "Raw64"; readonly value: Hex<64> }
  | { readonly type: "Raw65"; readonly value: Hex<65> }
  | { readonly type: "Raw66"; readonly value: Hex<66> }
  | { readonly type: "Raw67"; readonly value: Hex<67> }
  | { readonly type: "Raw68"; readonly value: Hex<68> }
  | { readonly type: "Raw69"; readonly value: Hex<69> }
  | { readonly type: "Raw70"; readonly value: Hex<70> }
  | { readonly type: "Raw71"; readonly value: Hex<71> }
  | { readonly type: "Raw72"; readonly value: Hex<72> }
  | { readonly type: "Raw73"; readonly value: Hex<73> }
  | { readonly type: "Raw74"; readonly value: Hex<74> }
  | { readonly type: "Raw75"; readonly value: Hex<75> }
  | { readonly type: "Raw76"; readonly value: Hex<76> }
  | { readonly type: "Raw77"; readonly value: Hex<77> }
  | { readonly type: "Raw78"; readonly value: Hex<78> }
  | { readonly type: "Raw79"; readonly value: Hex<79> }
  | { readonly type: "Raw80"; readonly value: Hex<80> }
  | { readonly type: "Raw81"; readonly value: Hex<81> }
  | { readonly type: "Raw82"; readonly value: Hex<82> }
  | { readonly type: "Raw83"; readonly value: Hex<83> }
  | { readonly type: "Raw84"; readonly value: Hex<84> }
  | { readonly type: "Raw85"; readonly value: Hex<85> }
  | { readonly type: "Raw86"; readonly value: Hex<86> }
  | { readonly type: "Raw87"; readonly value: Hex<87> }
  | { readonly type: "Raw88"; readonly value: Hex<88> }
  | { readonly type: "Raw89"; readonly value: Hex<89> }
  | { readonly type: "Raw90"; readonly value: Hex<90> }
  | { readonly type: "Raw91"; readonly value: Hex<91> }
  | { readonly type: "Raw92"; readonly value: Hex<92> }
  | { readonly type: "Raw93"; readonly value: Hex<93> }
  | { readonly type: "Raw94"; readonly value: Hex<94> }
  | { readonly type: "Raw95"; readonly value: Hex<95> }
  | { readonly type: "Raw96"; readonly value: Hex<96> }
  | { readonly type: "Raw97"; readonly value: Hex<97> }
  | { readonly type: "Raw98"; readonly value: Hex<98> }
  | { readonly type: "Raw99"; readonly value: Hex<99> }
  | { readonly type: "Raw100"; readonly value: Hex<100> }
  | { readonly type: "Raw101"; readonly value: Hex<101> }
  | { readonly type: "Raw102"; readonly value: Hex<102> }
  | { readonly type: "Raw103"; readonly value: Hex<103> }
  | { readonly type: "Raw104"; readonly value: Hex<104> }
  | { readonly type: "Raw105"; readonly value: Hex<105> }
  | { readonly type: "Raw106"; readonly value: Hex<106> }
  | { readonly type: "Raw107"; readonly value: Hex<107> }
  | { readonly type: "Raw108"; readonly value: Hex<108> }
  | { readonly type: "Raw109"; readonly value: Hex<109> }
  | { readonly type: "Raw110"; readonly value: Hex<110> }
  | { readonly type: "Raw111"; readonly value: Hex<111> }
  | { readonly type: "Raw112"; readonly value: Hex<112> }
  | { readonly type: "Raw113"; readonly value: Hex<113> }
  | { readonly type: "Raw114"; readonly value: Hex<114> }
  | { readonly type: "Raw115"; readonly value: Hex<115> }
  | { readonly type: "Raw116"; readonly value: Hex<116> }
  | { readonly type: "Raw117"; readonly value: Hex<117> }
  | { readonly type: "Raw118"; readonly value: Hex<118> }
  | { readonly type: "Raw119"; readonly value: Hex<119> }
  | { readonly type: "Raw120"; readonly value: Hex<120> }
  | { readonly type: "Raw121"; readonly value: Hex<121> }
  | { readonly type: "Raw122"; readonly value: Hex<122> }
  | { readonly type: "Raw123"; readonly value: Hex<123> }
  | { readonly type: "Raw124"; readonly value: Hex<124> }
  | { readonly type: "Raw125"; readonly value: Hex<125> }
  | { readonly type: "Raw126"; readonly value: Hex<126> }
  | { readonly type: "Raw127"; readonly value: Hex<127> }
  | { readonly type: "Raw128"; readonly value: Hex<128> }
  | { readonly type: "BlakeTwo256"; readonly value: Hex<32> }
  | { readonly type: "Sha256"; readonly value: Hex<32> }
  | { readonly type: "Keccak256"; readonly value: Hex<32> }
  | { readonly type: "ShaThree256"; readonly value: Hex<32> }
  | {
      readonly type: "TimelockEncrypted";
      readonly value: { readonly encrypted: Uint8Array; readonly reveal_round: bigint };
    }
  | { readonly type: "ResetBondsFlag"; readonly value?: undefined }
  | { readonly type: "BigRaw"; readonly value: Uint8Array };

/** Type `pallet_commitments::types::Registration` of the metadata. */
export interface Registration {
  readonly deposit: bigint;
  readonly block: number;
  readonly info: readonly Data[];
}

/** Type `pallet_commitments::types::UsageTracker` of the metadata. */
export interface UsageTracker {
  readonly last_epoch: bigint;
  readonly used_space: bigint;
}

/** Type `pallet_admin_utils::pallet::PrecompileEnum` of the metadata. */
export type PrecompileEnum =
  | { readonly type: "BalanceTransfer"; readonly value?: undefined }
  | { readonly type: "Staking"; readonly value?: undefined }
  | { readonly type: "Subnet"; readonly value?: undefined }
  | { readonly type: "Metagraph"; readonly value?: undefined }
  | { readonly type: "Neuron"; readonly value?: undefined }
  | { readonly type: "UidLookup"; readonly value?: undefined }
  | { readonly type: "Alpha"; readonly value?: undefined }
  | { readonly type: "Crowdloan"; readonly value?: undefined }
  | { readonly type: "Proxy"; readonly value?: undefined }
  | { readonly type: "Leasing"; readonly value?: undefined }
  | { readonly type: "AddressMapping"; readonly value?: undefined }
  | { readonly type: "VotingPower"; readonly value?: undefined };

/** Type `opentao_runtime::session::Member` of the metadata. */
export interface Member {
  readonly key: Hex<32>;
  readonly owner: Address | undefined;
}

/** Type `opentao_runtime::session::AuthorSet` of the metadata. */
export interface AuthorSet {
  readonly after: bigint;
  readonly members: readonly Member[];
}

/** Type `node_subtensor_runtime::opaque::SessionKeys` of the metadata. */
export interface SessionKeys {
  readonly aura: Hex<32>;
  readonly grandpa: Hex<32>;
}

/** Type `opentao_runtime::session::Report` of the metadata. */
export interface Report {
  readonly id: Hex<32>;
  readonly at: number;
}

/** Type `opentao_runtime::session::Seat` of the metadata. */
export interface Seat {
  readonly owner: Address | undefined;
  readonly keys: SessionKeys;
  readonly since: number;
}

/** Type `opentao_runtime::session::SessionSettings` of the metadata. */
export interface SessionSettings {
  readonly session_length: number;
  readonly enabled: boolean;
  readonly min_authors: number;
  readonly max_authors: number;
  readonly min_stake: bigint;
  readonly min_trust: number;
  readonly min_coverage: number;
  readonly min_validators: number;
  readonly ban_sessions: number;
}

/** Type `opentao_runtime::session::Turns` of the metadata. */
export interface Turns {
  readonly from: bigint;
  readonly made: number;
}

/** Type `finality_grandpa::Prevote` of the metadata. */
export interface Prevote {
  readonly target_hash: Hex<32>;
  readonly target_number: number;
}

/** Type `finality_grandpa::Equivocation` of the metadata. */
export interface Equivocation {
  readonly round_number: bigint;
  readonly identity: Hex<32>;
  readonly first: readonly [Prevote, Hex<64>];
  readonly second: readonly [Prevote, Hex<64>];
}

/** Type `finality_grandpa::Precommit` of the metadata. */
export interface Precommit {
  readonly target_hash: Hex<32>;
  readonly target_number: number;
}

/** Type `finality_grandpa::Equivocation` of the metadata. */
export interface FinalityGrandpaEquivocation {
  readonly round_number: bigint;
  readonly identity: Hex<32>;
  readonly first: readonly [Precommit, Hex<64>];
  readonly second: readonly [Precommit, Hex<64>];
}

/** Type `sp_consensus_grandpa::Equivocation` of the metadata. */
export type SpConsensusGrandpaEquivocation =
  | { readonly type: "Prevote"; readonly value: Equivocation }
  | { readonly type: "Precommit"; readonly value: FinalityGrandpaEquivocation };

/** Type `sp_consensus_grandpa::EquivocationProof` of the metadata. */
export interface EquivocationProof {
  readonly set_id: bigint;
  readonly equivocation: SpConsensusGrandpaEquivocation;
}

/** Type `sp_runtime::multiaddress::MultiAddress` of the metadata. */
export type MultiAddress =
  | { readonly type: "Id"; readonly value: Address }
  | { readonly type: "Index"; readonly value?: undefined }
  | { readonly type: "Raw"; readonly value: Uint8Array }
  | { readonly type: "Address32"; readonly value: Hex<32> }
  | { readonly type: "Address20"; readonly value: Hex<20> };

/** Type `pallet_balances::types::AdjustmentDirection` of the metadata. */
export type AdjustmentDirection =
  | { readonly type: "Increase"; readonly value?: undefined }
  | { readonly type: "Decrease"; readonly value?: undefined };

/** Type `frame_support::dispatch::RawOrigin` of the metadata. */
export type RawOrigin =
  | { readonly type: "Root"; readonly value?: undefined }
  | { readonly type: "Signed"; readonly value: Address }
  | { readonly type: "None"; readonly value?: undefined }
  | { readonly type: "Authorized"; readonly value?: undefined };

/** Type `pallet_ethereum::RawOrigin` of the metadata. */
export type PalletEthereumRawOrigin = { readonly type: "EthereumTransaction"; readonly value: Hex<20> };

/** Type `node_subtensor_runtime::OriginCaller` of the metadata. */
export type OriginCaller =
  | { readonly type: "system"; readonly value: RawOrigin }
  | { readonly type: "Ethereum"; readonly value: PalletEthereumRawOrigin };

/** Type `sp_runtime::generic::header::Header` of the metadata. */
export interface Header {
  readonly parent_hash: Hex<32>;
  readonly number: number;
  readonly state_root: Hex<32>;
  readonly extrinsics_root: Hex<32>;
  readonly digest: readonly DigestItem[];
}

/** Type `opentao_runtime::session::AuthorEquivocation` of the metadata. */
export interface AuthorEquivocation {
  readonly offender: Address;
  readonly slot: bigint;
  readonly first: Header;
  readonly second: Header;
}

/** Type `frame_support::dispatch::DispatchClass` of the metadata. */
export type DispatchClass =
  | { readonly type: "Normal"; readonly value?: undefined }
  | { readonly type: "Operational"; readonly value?: undefined }
  | { readonly type: "Mandatory"; readonly value?: undefined };

/** Type `frame_support::dispatch::Pays` of the metadata. */
export type Pays =
  | { readonly type: "Yes"; readonly value?: undefined }
  | { readonly type: "No"; readonly value?: undefined };

/** Type `frame_system::DispatchEventInfo` of the metadata. */
export interface DispatchEventInfo {
  readonly weight: Weight;
  readonly class: DispatchClass;
  readonly pays_fee: Pays;
}

/** Type `sp_runtime::TokenError` of the metadata. */
export type TokenError =
  | { readonly type: "FundsUnavailable"; readonly value?: undefined }
  | { readonly type: "OnlyProvider"; readonly value?: undefined }
  | { readonly type: "BelowMinimum"; readonly value?: undefined }
  | { readonly type: "CannotCreate"; readonly value?: undefined }
  | { readonly type: "UnknownAsset"; readonly value?: undefined }
  | { readonly type: "Frozen"; readonly value?: undefined }
  | { readonly type: "Unsupported"; readonly value?: undefined }
  | { readonly type: "CannotCreateHold"; readonly value?: undefined }
  | { readonly type: "NotExpendable"; readonly value?: undefined }
  | { readonly type: "Blocked"; readonly value?: undefined };

/** Type `sp_arithmetic::ArithmeticError` of the metadata. */
export type ArithmeticError =
  | { readonly type: "Underflow"; readonly value?: undefined }
  | { readonly type: "Overflow"; readonly value?: undefined }
  | { readonly type: "DivisionByZero"; readonly value?: undefined };

/** Type `sp_runtime::TransactionalError` of the metadata. */
export type TransactionalError =
  | { readonly type: "LimitReached"; readonly value?: undefined }
  | { readonly type: "NoLayer"; readonly value?: undefined };

/** Type `sp_runtime::proving_trie::TrieError` of the metadata. */
export type TrieError =
  | { readonly type: "InvalidStateRoot"; readonly value?: undefined }
  | { readonly type: "IncompleteDatabase"; readonly value?: undefined }
  | { readonly type: "ValueAtIncompleteKey"; readonly value?: undefined }
  | { readonly type: "DecoderError"; readonly value?: undefined }
  | { readonly type: "InvalidHash"; readonly value?: undefined }
  | { readonly type: "DuplicateKey"; readonly value?: undefined }
  | { readonly type: "ExtraneousNode"; readonly value?: undefined }
  | { readonly type: "ExtraneousValue"; readonly value?: undefined }
  | { readonly type: "ExtraneousHashReference"; readonly value?: undefined }
  | { readonly type: "InvalidChildReference"; readonly value?: undefined }
  | { readonly type: "ValueMismatch"; readonly value?: undefined }
  | { readonly type: "IncompleteProof"; readonly value?: undefined }
  | { readonly type: "RootMismatch"; readonly value?: undefined }
  | { readonly type: "DecodeError"; readonly value?: undefined };

/** Type `sp_runtime::DispatchError` of the metadata. */
export type DispatchError =
  | { readonly type: "Other"; readonly value?: undefined }
  | { readonly type: "CannotLookup"; readonly value?: undefined }
  | { readonly type: "BadOrigin"; readonly value?: undefined }
  | { readonly type: "Module"; readonly value: ModuleError }
  | { readonly type: "ConsumerRemaining"; readonly value?: undefined }
  | { readonly type: "NoProviders"; readonly value?: undefined }
  | { readonly type: "TooManyConsumers"; readonly value?: undefined }
  | { readonly type: "Token"; readonly value: TokenError }
  | { readonly type: "Arithmetic"; readonly value: ArithmeticError }
  | { readonly type: "Transactional"; readonly value: TransactionalError }
  | { readonly type: "Exhausted"; readonly value?: undefined }
  | { readonly type: "Corruption"; readonly value?: undefined }
  | { readonly type: "Unavailable"; readonly value?: undefined }
  | { readonly type: "RootNotAllowed"; readonly value?: undefined }
  | { readonly type: "Trie"; readonly value: TrieError };

/** Type `frame_support::traits::tokens::misc::BalanceStatus` of the metadata. */
export type BalanceStatus =
  | { readonly type: "Free"; readonly value?: undefined }
  | { readonly type: "Reserved"; readonly value?: undefined };

/** Type `frame_system::limits::WeightsPerClass` of the metadata. */
export interface WeightsPerClass {
  readonly base_extrinsic: Weight;
  readonly max_extrinsic: Weight | undefined;
  readonly max_total: Weight | undefined;
  readonly reserved: Weight | undefined;
}

/** Type `frame_support::dispatch::PerDispatchClass` of the metadata. */
export interface FrameSupportPerDispatchClass {
  readonly normal: WeightsPerClass;
  readonly operational: WeightsPerClass;
  readonly mandatory: WeightsPerClass;
}

/** Type `frame_system::limits::BlockWeights` of the metadata. */
export interface BlockWeights {
  readonly base_block: Weight;
  readonly max_block: Weight;
  readonly per_class: FrameSupportPerDispatchClass;
}

/** Type `frame_support::dispatch::PerDispatchClass` of the metadata. */
export interface FrameSupportDispatchPerDispatchClass {
  readonly normal: number;
  readonly operational: number;
  readonly mandatory: number;
}

/** Type `sp_weights::RuntimeDbWeight` of the metadata. */
export interface RuntimeDbWeight {
  readonly read: bigint;
  readonly write: bigint;
}

/** Type `sp_version::RuntimeVersion` of the metadata. */
export interface RuntimeVersion {
  readonly spec_name: string;
  readonly impl_name: string;
  readonly authoring_version: number;
  readonly spec_version: number;
  readonly impl_version: number;
  readonly apis: readonly (readonly [Hex<8>, number])[];
  readonly transaction_version: number;
  readonly system_version: number;
}

/** Type `sp_runtime::generic::block::Block` of the metadata. */
export interface Block {
  readonly header: Header;
  readonly extrinsics: readonly Uint8Array[];
}

/** Type `sp_runtime::ExtrinsicInclusionMode` of the metadata. */
export type ExtrinsicInclusionMode =
  | { readonly type: "AllExtrinsics"; readonly value?: undefined }
  | { readonly type: "OnlyInherents"; readonly value?: undefined };

/** Type `sp_runtime::transaction_validity::InvalidTransaction` of the metadata. */
export type InvalidTransaction =
  | { readonly type: "Call"; readonly value?: undefined }
  | { readonly type: "Payment"; readonly value?: undefined }
  | { readonly type: "Future"; readonly value?: undefined }
  | { readonly type: "Stale"; readonly value?: undefined }
  | { readonly type: "BadProof"; readonly value?: undefined }
  | { readonly type: "AncientBirthBlock"; readonly value?: undefined }
  | { readonly type: "ExhaustsResources"; readonly value?: undefined }
  | { readonly type: "Custom"; readonly value: number }
  | { readonly type: "BadMandatory"; readonly value?: undefined }
  | { readonly type: "MandatoryValidation"; readonly value?: undefined }
  | { readonly type: "BadSigner"; readonly value?: undefined }
  | { readonly type: "IndeterminateImplicit"; readonly value?: undefined }
  | { readonly type: "UnknownOrigin"; readonly value?: undefined };

/** Type `sp_runtime::transaction_validity::UnknownTransaction` of the metadata. */
export type UnknownTransaction =
  | { readonly type: "CannotLookup"; readonly value?: undefined }
  | { readonly type: "NoUnsignedValidator"; readonly value?: undefined }
  | { readonly type: "Custom"; readonly value: number };

/** Type `sp_runtime::transaction_validity::TransactionValidityError` of the metadata. */
export type TransactionValidityError =
  | { readonly type: "Invalid"; readonly value: InvalidTransaction }
  | { readonly type: "Unknown"; readonly value: UnknownTransaction };

/** Type `sp_inherents::CheckInherentsResult` of the metadata. */
export interface CheckInherentsResult {
  readonly okay: boolean;
  readonly fatal_error: boolean;
  readonly errors: readonly (readonly [Hex<8>, Uint8Array])[];
}

/** Type `sp_runtime::transaction_validity::TransactionSource` of the metadata. */
export type TransactionSource =
  | { readonly type: "InBlock"; readonly value?: undefined }
  | { readonly type: "Local"; readonly value?: undefined }
  | { readonly type: "External"; readonly value?: undefined };

/** Type `sp_runtime::transaction_validity::ValidTransaction` of the metadata. */
export interface ValidTransaction {
  readonly priority: bigint;
  readonly requires: readonly Uint8Array[];
  readonly provides: readonly Uint8Array[];
  readonly longevity: bigint;
  readonly propagate: boolean;
}

/** Type `pallet_transaction_payment::types::RuntimeDispatchInfo` of the metadata. */
export interface RuntimeDispatchInfo {
  readonly weight: Weight;
  readonly class: DispatchClass;
  readonly partial_fee: bigint;
}

/** Type `pallet_transaction_payment::types::InclusionFee` of the metadata. */
export interface InclusionFee {
  readonly base_fee: bigint;
  readonly len_fee: bigint;
  readonly adjusted_weight_fee: bigint;
}

/** Type `pallet_transaction_payment::types::FeeDetails` of the metadata. */
export interface FeeDetails {
  readonly inclusion_fee: InclusionFee | undefined;
  readonly tip: bigint;
}

/** Type `pallet_subtensor::rpc_info::delegate_info::DelegateInfo` of the metadata. */
export interface DelegateInfo {
  readonly delegate_ss58: Address;
  readonly take: number;
  readonly nominators: readonly (readonly [Address, readonly (readonly [number, bigint])[]])[];
  readonly owner_ss58: Address;
  readonly registrations: readonly number[];
  readonly validator_permits: readonly number[];
  readonly return_per_1000: bigint;
  readonly total_daily_return: bigint;
}

/** Type `pallet_subtensor::rpc_info::neuron_info::NeuronInfo` of the metadata. */
export interface NeuronInfo {
  readonly hotkey: Address;
  readonly coldkey: Address;
  readonly uid: number;
  readonly netuid: number;
  readonly active: boolean;
  readonly axon_info: AxonInfo;
  readonly prometheus_info: PrometheusInfo;
  readonly stake: readonly (readonly [Address, bigint])[];
  readonly rank: number;
  readonly emission: bigint;
  readonly incentive: number;
  readonly consensus: number;
  readonly trust: number;
  readonly validator_trust: number;
  readonly dividends: number;
  readonly last_update: bigint;
  readonly validator_permit: boolean;
  readonly weights: readonly (readonly [number, number])[];
  readonly bonds: readonly (readonly [number, number])[];
  readonly pruning_score: number;
}

/** Type `pallet_subtensor::rpc_info::neuron_info::NeuronInfoLite` of the metadata. */
export interface NeuronInfoLite {
  readonly hotkey: Address;
  readonly coldkey: Address;
  readonly uid: number;
  readonly netuid: number;
  readonly active: boolean;
  readonly axon_info: AxonInfo;
  readonly prometheus_info: PrometheusInfo;
  readonly stake: readonly (readonly [Address, bigint])[];
  readonly rank: number;
  readonly emission: bigint;
  readonly incentive: number;
  readonly consensus: number;
  readonly trust: number;
  readonly validator_trust: number;
  readonly dividends: number;
  readonly last_update: bigint;
  readonly validator_permit: boolean;
  readonly pruning_score: number;
}

/** Type `pallet_subtensor::rpc_info::subnet_info::SubnetInfo` of the metadata. */
export interface SubnetInfo {
  readonly netuid: number;
  readonly rho: number;
  readonly kappa: number;
  readonly difficulty: bigint;
  readonly immunity_period: number;
  readonly max_allowed_validators: number;
  readonly min_allowed_weights: number;
  readonly max_weights_limit: number;
  readonly scaling_law_power: number;
  readonly subnetwork_n: number;
  readonly max_allowed_uids: number;
  readonly blocks_since_last_step: bigint;
  readonly tempo: number;
  readonly network_modality: number;
  readonly network_connect: readonly (readonly [number, number])[];
  readonly emission_values: bigint;
  readonly burn: bigint;
  readonly owner: Address;
}

/** Type `pallet_subtensor::rpc_info::subnet_info::SubnetInfov2` of the metadata. */
export interface SubnetInfov2 {
  readonly netuid: number;
  readonly rho: number;
  readonly kappa: number;
  readonly difficulty: bigint;
  readonly immunity_period: number;
  readonly max_allowed_validators: number;
  readonly min_allowed_weights: number;
  readonly max_weights_limit: number;
  readonly scaling_law_power: number;
  readonly subnetwork_n: number;
  readonly max_allowed_uids: number;
  readonly blocks_since_last_step: bigint;
  readonly tempo: number;
  readonly network_modality: number;
  readonly network_connect: readonly (readonly [number, number])[];
  readonly emission_value: bigint;
  readonly burn: bigint;
  readonly owner: Address;
  readonly identity: SubnetIdentityV3 | undefined;
}

/** Type `pallet_subtensor::rpc_info::subnet_info::SubnetHyperparams` of the metadata. */
export interface SubnetHyperparams {
  readonly rho: number;
  readonly kappa: number;
  readonly immunity_period: number;
  readonly min_allowed_weights: number;
  readonly max_weights_limit: number;
  readonly tempo: number;
  readonly min_difficulty: bigint;
  readonly max_difficulty: bigint;
  readonly weights_version: bigint;
  readonly weights_rate_limit: bigint;
  readonly adjustment_interval: number;
  readonly activity_cutoff: bigint;
  readonly registration_allowed: boolean;
  readonly target_regs_per_interval: number;
  readonly min_burn: bigint;
  readonly max_burn: bigint;
  readonly bonds_moving_avg: bigint;
  readonly max_regs_per_block: number;
  readonly serving_rate_limit: bigint;
  readonly max_validators: number;
  readonly adjustment_alpha: bigint;
  readonly difficulty: bigint;
  readonly commit_reveal_period: bigint;
  readonly commit_reveal_weights_enabled: boolean;
  readonly alpha_high: number;
  readonly alpha_low: number;
  readonly liquid_alpha_enabled: boolean;
}

/** Type `pallet_subtensor::rpc_info::subnet_info::SubnetHyperparamsV2` of the metadata. */
export interface SubnetHyperparamsV2 {
  readonly rho: number;
  readonly kappa: number;
  readonly immunity_period: number;
  readonly min_allowed_weights: number;
  readonly max_weights_limit: number;
  readonly tempo: number;
  readonly min_difficulty: bigint;
  readonly max_difficulty: bigint;
  readonly weights_version: bigint;
  readonly weights_rate_limit: bigint;
  readonly adjustment_interval: number;
  readonly activity_cutoff: bigint;
  readonly registration_allowed: boolean;
  readonly target_regs_per_interval: number;
  readonly min_burn: bigint;
  readonly max_burn: bigint;
  readonly bonds_moving_avg: bigint;
  readonly max_regs_per_block: number;
  readonly serving_rate_limit: bigint;
  readonly max_validators: number;
  readonly adjustment_alpha: bigint;
  readonly difficulty: bigint;
  readonly commit_reveal_period: bigint;
  readonly commit_reveal_weights_enabled: boolean;
  readonly alpha_high: number;
  readonly alpha_low: number;
  readonly liquid_alpha_enabled: boolean;
  readonly alpha_sigmoid_steepness: bigint;
  readonly yuma_version: number;
  readonly subnet_is_active: boolean;
  readonly transfers_enabled: boolean;
  readonly bonds_reset_enabled: boolean;
  readonly user_liquidity_enabled: boolean;
}

/** Type `pallet_subtensor::rpc_info::dynamic_info::DynamicInfo` of the metadata. */
export interface DynamicInfo {
  readonly netuid: number;
  readonly owner_hotkey: Address;
  readonly owner_coldkey: Address;
  readonly subnet_name: readonly number[];
  readonly token_symbol: readonly number[];
  readonly tempo: number;
  readonly last_step: bigint;
  readonly blocks_since_last_step: bigint;
  readonly emission: bigint;
  readonly alpha_in: bigint;
  readonly alpha_out: bigint;
  readonly tao_in: bigint;
  readonly alpha_out_emission: bigint;
  readonly alpha_in_emission: bigint;
  readonly tao_in_emission: bigint;
  readonly pending_alpha_emission: bigint;
  readonly pending_root_emission: bigint;
  readonly subnet_volume: bigint;
  readonly network_registered_at: bigint;
  readonly subnet_identity: SubnetIdentityV3 | undefined;
  readonly moving_price: bigint;
}

/** Type `pallet_subtensor::rpc_info::metagraph::Metagraph` of the metadata. */
export interface Metagraph {
  readonly netuid: number;
  readonly name: readonly number[];
  readonly symbol: readonly number[];
  readonly identity: SubnetIdentityV3 | undefined;
  readonly network_registered_at: bigint;
  readonly owner_hotkey: Address;
  readonly owner_coldkey: Address;
  readonly block: bigint;
  readonly tempo: number;
  readonly last_step: bigint;
  readonly blocks_since_last_step: bigint;
  readonly subnet_emission: bigint;
  readonly alpha_in: bigint;
  readonly alpha_out: bigint;
  readonly tao_in: bigint;
  readonly alpha_out_emission: bigint;
  readonly alpha_in_emission: bigint;
  readonly tao_in_emission: bigint;
  readonly pending_alpha_emission: bigint;
  readonly pending_root_emission: bigint;
  readonly subnet_volume: bigint;
  readonly moving_price: bigint;
  readonly rho: number;
  readonly kappa: number;
  readonly min_allowed_weights: number;
  readonly max_weights_limit: number;
  readonly weights_version: bigint;
  readonly weights_rate_limit: bigint;
  readonly activity_cutoff: bigint;
  readonly max_validators: number;
  readonly num_uids: number;
  readonly max_uids: number;
  readonly burn: bigint;
  readonly difficulty: bigint;
  readonly registration_allowed: boolean;
  readonly pow_registration_allowed: boolean;
  readonly immunity_period: number;
  readonly min_difficulty: bigint;
  readonly max_difficulty: bigint;
  readonly min_burn: bigint;
  readonly max_burn: bigint;
  readonly adjustment_alpha: bigint;
  readonly adjustment_interval: number;
  readonly target_regs_per_interval: number;
  readonly max_regs_per_block: number;
  readonly serving_rate_limit: bigint;
  readonly commit_reveal_weights_enabled: boolean;
  readonly commit_reveal_period: bigint;
  readonly liquid_alpha_enabled: boolean;
  readonly alpha_high: number;
  readonly alpha_low: number;
  readonly bonds_moving_avg: bigint;
  readonly hotkeys: readonly Address[];
  readonly coldkeys: readonly Address[];
  readonly identities: readonly (ChainIdentityV2 | undefined)[];
  readonly axons: readonly AxonInfo[];
  readonly active: readonly boolean[];
  readonly validator_permit: readonly boolean[];
  readonly pruning_score: readonly number[];
  readonly last_update: readonly bigint[];
  readonly emission: readonly bigint[];
  readonly dividends: readonly number[];
  readonly incentives: readonly number[];
  readonly consensus: readonly number[];
  readonly trust: readonly number[];
  readonly rank: readonly number[];
  readonly block_at_registration: readonly bigint[];
  readonly alpha_stake: readonly bigint[];
  readonly tao_stake: readonly bigint[];
  readonly total_stake: readonly bigint[];
  readonly tao_dividends_per_hotkey: readonly (readonly [Address, bigint])[];
  readonly alpha_dividends_per_hotkey: readonly (readonly [Address, bigint])[];
}

/** Type `pallet_subtensor::rpc_info::show_subnet::SubnetState` of the metadata. */
export interface SubnetState {
  readonly netuid: number;
  readonly hotkeys: readonly Address[];
  readonly coldkeys: readonly Address[];
  readonly active: readonly boolean[];
  readonly validator_permit: readonly boolean[];
  readonly pruning_score: readonly number[];
  readonly last_update: readonly bigint[];
  readonly emission: readonly bigint[];
  readonly dividends: readonly number[];
  readonly incentives: readonly number[];
  readonly consensus: readonly number[];
  readonly trust: readonly number[];
  readonly rank: readonly number[];
  readonly block_at_registration: readonly bigint[];
  readonly alpha_stake: readonly bigint[];
  readonly tao_stake: readonly bigint[];
  readonly total_stake: readonly bigint[];
  readonly emission_history: readonly (readonly bigint[])[];
}

/** Type `pallet_subtensor::rpc_info::metagraph::SelectiveMetagraph` of the metadata. */
export interface SelectiveMetagraph {
  readonly netuid: number;
  readonly name: readonly number[] | undefined;
  readonly symbol: readonly number[] | undefined;
  readonly identity: SubnetIdentityV3 | undefined | undefined;
  readonly network_registered_at: bigint | undefined;
  readonly owner_hotkey: Address | undefined;
  readonly owner_coldkey: Address | undefined;
  readonly block: bigint | undefined;
  readonly tempo: number | undefined;
  readonly last_step: bigint | undefined;
  readonly blocks_since_last_step: bigint | undefined;
  readonly subnet_emission: bigint | undefined;
  readonly alpha_in: bigint | undefined;
  readonly alpha_out: bigint | undefined;
  readonly tao_in: bigint | undefined;
  readonly alpha_out_emission: bigint | undefined;
  readonly alpha_in_emission: bigint | undefined;
  readonly tao_in_emission: bigint | undefined;
  readonly pending_alpha_emission: bigint | undefined;
  readonly pending_root_emission: bigint | undefined;
  readonly subnet_volume: bigint | undefined;
  readonly moving_price: bigint | undefined;
  readonly rho: number | undefined;
  readonly kappa: number | undefined;
  readonly min_allowed_weights: number | undefined;
  readonly max_weights_limit: number | undefined;
  readonly weights_version: bigint | undefined;
  readonly weights_rate_limit: bigint | undefined;
  readonly activity_cutoff: bigint | undefined;
  readonly max_validators: number | undefined;
  readonly num_uids: number | undefined;
  readonly max_uids: number | undefined;
  readonly burn: bigint | undefined;
  readonly difficulty: bigint | undefined;
  readonly registration_allowed: boolean | undefined;
  readonly pow_registration_allowed: boolean | undefined;
  readonly immunity_period: number | undefined;
  readonly min_difficulty: bigint | undefined;
  readonly max_difficulty: bigint | undefined;
  readonly min_burn: bigint | undefined;
  readonly max_burn: bigint | undefined;
  readonly adjustment_alpha: bigint | undefined;
  readonly adjustment_interval: number | undefined;
  readonly target_regs_per_interval: number | undefined;
  readonly max_regs_per_block: number | undefined;
  readonly serving_rate_limit: bigint | undefined;
  readonly commit_reveal_weights_enabled: boolean | undefined;
  readonly commit_reveal_period: bigint | undefined;
  readonly liquid_alpha_enabled: boolean | undefined;
  readonly alpha_high: number | undefined;
  readonly alpha_low: number | undefined;
  readonly bonds_moving_avg: bigint | undefined;
  readonly hotkeys: readonly Address[] | undefined;
  readonly coldkeys: readonly Address[] | undefined;
  readonly identities: readonly (ChainIdentityV2 | undefined)[] | undefined;
  readonly axons: readonly AxonInfo[] | undefined;
  readonly active: readonly boolean[] | undefined;
  readonly validator_permit: readonly boolean[] | undefined;
  readonly pruning_score: readonly number[] | undefined;
  readonly last_update: readonly bigint[] | undefined;
  readonly emission: readonly bigint[] | undefined;
  readonly dividends: readonly number[] | undefined;
  readonly incentives: readonly number[] | undefined;
  readonly consensus: readonly number[] | undefined;
  readonly trust: readonly number[] | undefined;
  readonly rank: readonly number[] | undefined;
  readonly block_at_registration: readonly bigint[] | undefined;
  readonly alpha_stake: readonly bigint[] | undefined;
  readonly tao_stake: readonly bigint[] | undefined;
  readonly total_stake: readonly bigint[] | undefined;
  readonly tao_dividends_per_hotkey: readonly (readonly [Address, bigint])[] | undefined;
  readonly alpha_dividends_per_hotkey: readonly (readonly [Address, bigint])[] | undefined;
  readonly validators: readonly number[] | undefined;
  readonly commitments: readonly (readonly [Address, readonly number[]])[] | undefined;
}

/** Type `pallet_subtensor::rpc_info::subnet_info::HyperparamValue` of the metadata. */
export type HyperparamValue =
  | { readonly type: "Bool"; readonly value: boolean }
  | { readonly type: "U16"; readonly value: number }
  | { readonly type: "U32"; readonly value: number }
  | { readonly type: "U64"; readonly value: bigint }
  | { readonly type: "U128"; readonly value: bigint }
  | { readonly type: "TaoBalance"; readonly value: bigint }
  | { readonly type: "I32F32"; readonly value: bigint }
  | { readonly type: "U64F64"; readonly value: bigint };

/** Type `pallet_subtensor::rpc_info::subnet_info::HyperparamEntry` of the metadata. */
export interface HyperparamEntry {
  readonly name: Uint8Array;
  readonly value: HyperparamValue;
}

/** Type `pallet_subtensor::rpc_info::stake_info::StakeInfo` of the metadata. */
export interface StakeInfo {
  readonly hotkey: Address;
  readonly coldkey: Address;
  readonly netuid: number;
  readonly stake: bigint;
  readonly locked: bigint;
  readonly emission: bigint;
  readonly tao_emission: bigint;
  readonly drain: bigint;
  readonly is_registered: boolean;
}

/** Type `pallet_subtensor::rpc_info::stake_info::StakeAvailability` of the metadata. */
export interface StakeAvailability {
  readonly total: bigint;
  readonly locked: bigint;
  readonly available: bigint;
}

/** Type `pallet_subtensor_swap_runtime_api::SubnetPrice` of the metadata. */
export interface SubnetPrice {
  readonly netuid: number;
  readonly price: bigint;
}

/** Type `pallet_subtensor_swap_runtime_api::SimSwapResult` of the metadata. */
export interface SimSwapResult {
  readonly tao_amount: bigint;
  readonly alpha_amount: bigint;
  readonly tao_fee: bigint;
  readonly alpha_fee: bigint;
  readonly tao_slippage: bigint;
  readonly alpha_slippage: bigint;
}

/** Type `opentao_runtime::session::SessionInfo` of the metadata. */
export interface SessionInfo {
  readonly index: number;
  readonly start: number;
  readonly settings: SessionSettings;
}

/** Type `opentao_runtime::session::Author` of the metadata. */
export interface Author {
  readonly hotkey: Address | undefined;
  readonly aura: Hex<32>;
  readonly grandpa: Hex<32>;
  readonly since: number;
  readonly stays_next: boolean;
}

/** Type `opentao_runtime::session::Verdict` of the metadata. */
export type Verdict =
  | { readonly type: "Chosen"; readonly value?: undefined }
  | { readonly type: "SharedColdkey"; readonly value?: undefined }
  | { readonly type: "Outranked"; readonly value?: undefined }
  | { readonly type: "NoKeys"; readonly value?: undefined }
  | { readonly type: "Banned"; readonly value?: undefined }
  | { readonly type: "Idle"; readonly value?: undefined }
  | { readonly type: "StakeTooLow"; readonly value?: undefined }
  | { readonly type: "CoverageTooLow"; readonly value?: undefined }
  | { readonly type: "TrustTooLow"; readonly value?: undefined };

/** Type `opentao_runtime::session::Candidate` of the metadata. */
export interface Candidate {
  readonly hotkey: Address;
  readonly coldkey: Address;
  readonly stake: bigint;
  readonly trust: number;
  readonly coverage: number;
  readonly score: bigint;
  readonly seated: boolean;
  readonly seated_next: boolean;
  readonly verdict: Verdict;
}
