import type { Fixed, U64F64 } from "@opentao/fixed";
import type { SessionKeys } from "../types.ts";

/** A subnet at a session's end. */
export interface SubnetView {
  readonly netuid: number;
  /** Its share of the TAO emission. */
  readonly share: Fixed<typeof U64F64.name>;
  /** Coldkeys whose hotkeys validate there and hold the minimum stake on root, each counted once. */
  readonly validators: number;
}

/** Trust of a subnet's consensus in a hotkey that validates there. */
export interface TrustView {
  readonly netuid: number;
  /** Out of 65535. */
  readonly trust: number;
}

/** A root validator at a session's end. */
export interface ValidatorView {
  readonly hotkey: Uint8Array;
  readonly coldkey: Uint8Array;
  /** TAO (rao) staked on root with it, by whomever. */
  readonly stake: bigint;
  /** Keys that it registered. */
  readonly keys: SessionKeys | undefined;
  /** True when hotkey, coldkey or keys are banned in the session to come. */
  readonly banned: boolean;
  /** True when it has a seat and made no block in the session that ends. */
  readonly idle: boolean;
  /** Subnets in which it has a permit and is active. */
  readonly trusts: readonly TrustView[];
}
