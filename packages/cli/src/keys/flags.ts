import type { KeystoreFlags } from "../shared/keys/keystore.ts";

/** Options that name a secret. */
export interface SecretFlags {
  readonly secretFile?: string;
  readonly devAuthority?: number;
}

/** Options of `tao keys generate`. */
export interface GenerateFlags extends KeystoreFlags, SecretFlags {
  readonly json: boolean;
  readonly output?: string;
}

/** Options of `tao keys insert`. */
export interface InsertFlags extends KeystoreFlags, SecretFlags {
  readonly json: boolean;
  readonly url: string;
}

/** Options of `tao keys rotate`. */
export interface RotateFlags {
  readonly json: boolean;
  readonly url: string;
}

/** Options of `tao keys list`. */
export interface ListFlags extends KeystoreFlags {
  readonly json: boolean;
  readonly url: string;
}

/** Options of `tao keys register`. */
export interface RegisterFlags {
  readonly json: boolean;
  readonly url: string;
  readonly wallet: string;
  readonly hotkey: string;
  readonly wallets?: string;
}
