/**
 * Hotkey and coldkey by name. Both are accounts: as arguments side by side they could be swapped without an error.
 *
 * @packageDocumentation
 */

/** A coldkey and a hotkey that it owns, stakes with or asks for. */
export interface WalletKeys {
  readonly coldkey: Uint8Array;
  readonly hotkey: Uint8Array;
}

/** A coldkey and a hotkey on a subnet: the place of stake, of a lock or of a registration. */
export interface Position extends WalletKeys {
  readonly netuid: number;
}
