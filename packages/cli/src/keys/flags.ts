/** Where session keys lie. */
export interface PlaceFlags {
  readonly basePath?: string;
  readonly keystorePath?: string;
  readonly keystorePasswordFile?: string;
}

/** From what a secret is taken. */
export interface SecretFlags {
  readonly secretFile?: string;
  readonly devAuthority?: number;
}

/** Options of `tao keys generate`. */
export interface GenerateFlags extends PlaceFlags, SecretFlags {
  readonly json: boolean;
  readonly output?: string;
}

/** Options of `tao keys insert`. */
export interface InsertFlags extends PlaceFlags, SecretFlags {
  readonly json: boolean;
  readonly url: string;
}

/** Options of `tao keys rotate`. */
export interface RotateFlags {
  readonly json: boolean;
  readonly url: string;
}

/** Options of `tao keys list`. */
export interface ListFlags extends PlaceFlags {
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
