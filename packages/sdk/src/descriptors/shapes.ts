/** SS58 address of an account. */
export type Address = string;

/** Bytes of a fixed length as hex digits after `0x`; the parameter only tells readers. */
export type Hex<_Length extends number> = string;

/** Hash of a key that does not contain the key, in hex. */
export type KeyHash = string;

/** A list of a fixed length that is too long to be written out; the parameter only tells readers. */
export type FixedArray<Value, _Length extends number> = readonly Value[];

/** Bits, the first one first. */
export type BitSequence = readonly (0 | 1)[];

/** Rust's `Result`. */
export type Outcome<Value, Failure> =
  | { readonly success: true; readonly value: Value }
  | { readonly success: false; readonly value: Failure };

/** An error of a pallet. */
export interface ModuleError {
  /** The pallet. */
  readonly type: string;
  /** The error; `undefined` for a pallet without errors. */
  readonly value: { readonly type: string; readonly value?: unknown } | undefined;
}

/** An event of any pallet, as the chain's metadata says; see `ChainEvent` for events with types. */
export interface RuntimeEvent {
  readonly type: string;
  readonly value: { readonly type: string; readonly value?: unknown };
}

/** A call of a pallet with its arguments by the chain's names, in the form of polkadot-api; without types. */
export interface RawCall {
  /** The pallet. */
  readonly type: string;
  readonly value: {
    /** The call. */
    readonly type: string;
    /** Its arguments; `undefined` when it has none. */
    readonly value?: unknown;
  };
}

/**
 * A storage item: its keys (a list, or by name where two have the same type), the value under them, what a query gives
 * for an absent one (`never`: there is a default), and what a list of entries has for keys (hashes of those that cannot
 * be read back).
 */
export interface StorageItem<Keys, Value, Absent = never, Listed = Keys> {
  readonly keys: Keys;
  readonly value: Value;
  readonly absent: Absent;
  readonly listed: Listed;
}

/** A method of a runtime API. */
export interface ApiMethod<Args, Result> {
  readonly args: Args;
  readonly result: Result;
}

/** A value of the enumeration of all calls that a table of calls by pallet and name makes. */
export type CallIn<Calls> = {
  [Pallet in keyof Calls]: {
    readonly type: Pallet;
    readonly value: {
      [Name in keyof Calls[Pallet]]: {
        readonly type: Name;
        readonly value: Calls[Pallet][Name];
      };
    }[keyof Calls[Pallet]];
  };
}[keyof Calls];
