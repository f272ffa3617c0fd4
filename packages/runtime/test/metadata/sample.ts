import {
  AccountId,
  alias,
  anonymous,
  boundedBytes,
  bytes,
  type Codec,
  compact,
  H256,
  lazy,
  map,
  named,
  option,
  set,
  struct,
  tuple,
  u8,
  u16,
  u32,
  u64,
  u128,
  unit,
  variant,
  vec,
} from "@opentao/codec";
import {
  DispatchError,
  Era,
  Header,
  MultiAddress,
  MultiSignature,
  RuntimeVersion,
  Weight,
} from "@opentao/codec/primitives";
import { outerEnum } from "../../src/metadata/description.ts";
import type { RuntimeDescription } from "../../src/metadata/index.ts";

/** A small runtime with every construct that metadata knows: maps of several keys, bounds, calls within calls. */

const Balance = alias(u64, "T::Balance");
const FixedU128 = struct({ bits: u128 }, { path: "substrate_fixed::FixedU128" });
const AccountData = struct({ free: Balance, reserved: Balance }, { path: "pallet_balances::types::AccountData" });

const BalancesCall = variant(
  {
    transfer_allow_death: {
      index: 0,
      codec: struct({ dest: alias(MultiAddress, "AccountIdLookupOf<T>"), value: compact(Balance) }),
      docs: ["Moves tokens.", "May end the sender's account."],
    },
    transfer_keep_alive: {
      index: 3,
      codec: struct({ dest: alias(MultiAddress, "AccountIdLookupOf<T>"), value: compact(Balance) }),
    },
  },
  { path: "pallet_balances::pallet::Call", params: [{ name: "T" }, { name: "I" }] },
);
const BalancesEvent = variant(
  {
    Transfer: { index: 2, codec: struct({ from: AccountId, to: AccountId, amount: Balance }), docs: "Tokens moved." },
    Issued: { index: 17, codec: tuple(AccountId, Balance) },
  },
  { path: "pallet_balances::pallet::Event" },
);
const BalancesError = variant(
  { InsufficientBalance: { index: 2, docs: "There is too little." } },
  { path: "pallet_balances::pallet::Error" },
);

/** A call with other calls inside. */
export interface BatchCall {
  readonly type: "batch";
  readonly value: { calls: RuntimeCallValue[] };
}
/** Any call of the sample runtime. */
export type RuntimeCallValue =
  | { readonly type: "Balances"; readonly value: unknown }
  | { readonly type: "Utility"; readonly value: BatchCall };

const UtilityCall = variant(
  { batch: { index: 0, codec: struct({ calls: vec(lazy((): Codec<unknown> => RuntimeCall)) }) } },
  { path: "pallet_subtensor_utility::pallet::Call", params: [{ name: "T" }] },
);

/** The sample's calls. */
export const RuntimeCall: Codec<unknown> = variant(
  { Balances: { index: 5, codec: BalancesCall }, Utility: { index: 11, codec: UtilityCall } },
  { path: "node_subtensor_runtime::RuntimeCall" },
) as Codec<unknown>;

const RuntimeEvent = variant(
  { Balances: { index: 5, codec: BalancesEvent } },
  { path: "node_subtensor_runtime::RuntimeEvent" },
);

const Phase = variant(
  { ApplyExtrinsic: u32, Finalization: null, Initialization: null },
  { path: "frame_system::Phase" },
);
const EventRecord = struct(
  { phase: Phase, event: RuntimeEvent, topics: vec(H256) },
  {
    path: "frame_system::EventRecord",
    params: [
      { name: "E", type: RuntimeEvent.type },
      { name: "T", type: H256.type },
    ],
  },
);

const empty = (path: string) => named(unit, { path });
const nothing = (path: string) => struct({}, { path });

/** The description of the sample runtime. */
export const sample: RuntimeDescription = {
  firstTypes: [AccountId.type, vec(AccountId).type, option(tuple(AccountId, u16)).type],
  runtime: nothing("node_subtensor_runtime::Runtime").type,
  pallets: [
    {
      name: "System",
      index: 0,
      docs: ["What every other part stands on."],
      constants: [{ name: "Version", type: RuntimeVersion.type, value: Uint8Array.of(1), docs: ["The version."] }],
      storage: {
        prefix: "System",
        entries: [
          {
            name: "Events",
            modifier: "Default",
            keys: [],
            value: vec(EventRecord).type,
            default: Uint8Array.of(0),
            docs: ["Events of the block."],
          },
          {
            name: "Account",
            modifier: "Default",
            keys: [{ hasher: "Blake2_128Concat", type: AccountId.type }],
            value: AccountData.type,
            default: new Uint8Array(16),
            docs: ["An account.", "Absent accounts have nothing."],
          },
        ],
      },
    },
    {
      name: "Balances",
      index: 5,
      docs: [],
      calls: BalancesCall.type,
      events: BalancesEvent.type,
      errors: BalancesError.type,
      constants: [
        { name: "ExistentialDeposit", type: u64.type, value: u64.encode(500n), docs: ["Least balance, rao."] },
      ],
      storage: {
        prefix: "Balances",
        entries: [
          {
            name: "Weights",
            modifier: "Default",
            keys: [
              { hasher: "Identity", type: alias(u16, "NetUid").type },
              { hasher: "Twox64Concat", type: u16.type },
            ],
            value: vec(tuple(u16, u16)).type,
            default: Uint8Array.of(0),
            docs: [],
          },
          {
            name: "Extras",
            modifier: "Optional",
            keys: [{ hasher: "Twox64Concat", type: boundedBytes(16).type }],
            value: tuple(map(u16, FixedU128), set(u16), bytes(), Weight, Header, Era, DispatchError).type,
            default: Uint8Array.of(0),
            docs: [],
          },
        ],
      },
    },
    { name: "Utility", index: 11, docs: [], calls: UtilityCall.type, constants: [] },
  ],
  apis: [
    {
      name: "Metadata",
      version: 2,
      docs: ["Metadata of the runtime."],
      methods: [
        {
          name: "metadata_at_version",
          inputs: [{ name: "version", type: u32.type }],
          output: option(named(bytes(), { path: "sp_core::OpaqueMetadata" })).type,
          docs: ["Metadata of a version, when there is one."],
        },
      ],
    },
  ],
  extrinsic: {
    versions: [4],
    address: MultiAddress.type,
    signature: MultiSignature.type,
    path: "fp_self_contained::unchecked_extrinsic::UncheckedExtrinsic",
    extensions: [
      {
        identifier: "CheckSpecVersion",
        type: nothing("frame_system::extensions::check_spec_version::CheckSpecVersion").type,
        additionalSigned: u32.type,
      },
      {
        identifier: "CheckMortality",
        type: named(Era, { path: "node_subtensor_runtime::check_mortality::CheckMortality" }).type,
        additionalSigned: H256.type,
      },
      {
        identifier: "CheckNonce",
        type: named(compact(alias(u32, "T::Nonce")), { path: "node_subtensor_runtime::check_nonce::CheckNonce" }).type,
        additionalSigned: unit.type,
      },
      {
        identifier: "Unit",
        type: empty("node_subtensor_runtime::Unit").type,
        additionalSigned: anonymous({ kind: "tuple", items: [u8.type] }),
      },
    ],
  },
  outerEnums: {
    call: RuntimeCall.type,
    event: RuntimeEvent.type,
    error: outerEnum("node_subtensor_runtime::RuntimeError", [
      { name: "System", index: 0, type: undefined },
      { name: "Balances", index: 5, type: BalancesError.type },
    ]),
  },
};
