import type { Value } from "../codec.ts";
import { compact } from "../compact.ts";
import { struct, unit } from "../composites.ts";
import { u8, u64 } from "../integers.ts";
import { fixedBytes } from "../sequences.ts";
import { option, result, variant } from "../variants.ts";

/** Cost of work: computation in picoseconds and bytes of proof. */
export const Weight = struct(
  { refTime: compact(u64), proofSize: compact(u64) },
  { path: "sp_weights::weight_v2::Weight" },
);
export type Weight = Value<typeof Weight>;

/** Class of a call: which share of a block it may use. */
export const DispatchClass = variant(
  { Normal: null, Operational: null, Mandatory: null },
  { path: "frame_support::dispatch::DispatchClass" },
);
export type DispatchClass = Value<typeof DispatchClass>["type"];

/** Payment: whether a call's fee is charged. */
export const Pays = variant({ Yes: null, No: null }, { path: "frame_support::dispatch::Pays" });

/** Weight, class and whether a fee is due, as events report them. */
export const DispatchEventInfo = struct(
  { weight: Weight, class: DispatchClass, paysFee: Pays },
  { path: "frame_system::DispatchEventInfo" },
);
export type DispatchEventInfo = Value<typeof DispatchEventInfo>;

/** Weight of a call and of its extensions, its class and whether a fee is due. */
export const DispatchInfo = struct(
  { callWeight: Weight, extensionWeight: Weight, class: DispatchClass, paysFee: Pays },
  { path: "frame_support::dispatch::DispatchInfo" },
);
export type DispatchInfo = Value<typeof DispatchInfo>;

/** Result of a call that ran: the weight it took, if it says so, and whether the fee stands. */
export const PostDispatchInfo = struct(
  { actualWeight: option(Weight), paysFee: Pays },
  { path: "frame_support::dispatch::PostDispatchInfo" },
);
export type PostDispatchInfo = Value<typeof PostDispatchInfo>;

/** An error of a pallet: the pallet's index and, in the first byte, the error's. */
export const ModuleError = struct({ index: u8, error: fixedBytes(4) }, { path: "sp_runtime::ModuleError" });

/** Reason why tokens could not move. */
export const TokenError = variant(
  {
    FundsUnavailable: null,
    OnlyProvider: null,
    BelowMinimum: null,
    CannotCreate: null,
    UnknownAsset: null,
    Frozen: null,
    Unsupported: null,
    CannotCreateHold: null,
    NotExpendable: null,
    Blocked: null,
  },
  { path: "sp_runtime::TokenError" },
);

/** Reason why a calculation failed. */
export const ArithmeticError = variant(
  { Underflow: null, Overflow: null, DivisionByZero: null },
  { path: "sp_arithmetic::ArithmeticError" },
);

/** Reason why a storage layer could not be opened. */
export const TransactionalError = variant(
  { LimitReached: null, NoLayer: null },
  { path: "sp_runtime::TransactionalError" },
);

/** Reason why a proof over a trie failed. */
export const ProvingTrieError = variant(
  {
    InvalidStateRoot: null,
    IncompleteDatabase: null,
    ValueAtIncompleteKey: null,
    DecoderError: null,
    InvalidHash: null,
    DuplicateKey: null,
    ExtraneousNode: null,
    ExtraneousValue: null,
    ExtraneousHashReference: null,
    InvalidChildReference: null,
    ValueMismatch: null,
    IncompleteProof: null,
    RootMismatch: null,
    DecodeError: null,
  },
  { path: "sp_runtime::proving_trie::TrieError" },
);

/** Reason why a dispatch failed. */
export const DispatchError = variant(
  {
    Other: null,
    CannotLookup: null,
    BadOrigin: null,
    Module: ModuleError,
    ConsumerRemaining: null,
    NoProviders: null,
    TooManyConsumers: null,
    Token: TokenError,
    Arithmetic: ArithmeticError,
    Transactional: TransactionalError,
    Exhausted: null,
    Corruption: null,
    Unavailable: null,
    RootNotAllowed: null,
    Trie: ProvingTrieError,
  },
  { path: "sp_runtime::DispatchError" },
);
export type DispatchError = Value<typeof DispatchError>;

/** Outcome of a dispatch: nothing, or the reason why it failed. */
export const DispatchOutcome = result(unit, DispatchError);
export type DispatchOutcome = Value<typeof DispatchOutcome>;
