import type { KeyScheme } from "@opentao/crypto";
import type { SignerPayload } from "@opentao/sdk/browser";
import type { KeysFaultKind } from "./keysError.ts";

/** Account whose key lies in this browser. */
export interface KeyFacts {
  readonly address: string;
  readonly name: string;
  readonly scheme: KeyScheme;
}

/** Keys of this browser as the page knows them: without secrets. */
export interface KeysState {
  /** True when a password was chosen. */
  readonly isSetUp: boolean;
  readonly isUnlocked: boolean;
  readonly accounts: readonly KeyFacts[];
}

/** A key that is new or was read, by a name of the visitor's. */
interface Named {
  readonly name: string;
}

/** Jobs of the thread that holds the keys. */
export interface KeyJobs {
  readonly list: { readonly job: object; readonly result: KeysState };
  /** Chooses the password of this browser's keys. */
  readonly setUp: { readonly job: { readonly password: string }; readonly result: KeysState };
  readonly unlock: { readonly job: { readonly password: string }; readonly result: KeysState };
  /** Goes on for another while: the visitor is there. */
  readonly touch: { readonly job: object; readonly result: null };
  /** Chooses after how many idle milliseconds the keys are locked. */
  readonly idle: { readonly job: { readonly after: number }; readonly result: null };
  /** Makes words, of which none is kept before `keep`: the only job whose result holds a secret, to be shown once. */
  readonly generate: {
    readonly job: { readonly count: 12 | 24 };
    readonly result: { readonly words: readonly string[]; readonly asked: readonly number[] };
  };
  /** Keeps the key of these words once the visitor has said those that are asked for. */
  readonly keep: { readonly job: Named & { readonly answers: readonly string[] }; readonly result: KeysState };
  readonly importWords: {
    readonly job: Named & { readonly words: string; readonly scheme: KeyScheme };
    readonly result: KeysState;
  };
  readonly importFile: {
    readonly job: Named & { readonly bytes: Uint8Array; readonly password: string };
    readonly result: KeysState;
  };
  /** Encrypts a key as the JSON of polkadot-js, under the password of this browser's keys, which it has said again. */
  readonly export: { readonly job: { readonly address: string; readonly password: string }; readonly result: string };
  readonly forget: { readonly job: { readonly address: string }; readonly result: KeysState };
  /** Signs a transaction; returns the signature in hex. */
  readonly sign: { readonly job: { readonly payload: SignerPayload }; readonly result: string };
}

/** Name of a job. */
export type KeyJobName = keyof KeyJobs;

/** Message to the thread. */
export interface ToKeys {
  readonly id: number;
  readonly name: KeyJobName;
  readonly job: KeyJobs[KeyJobName]["job"];
}

/** Messages of the thread: that it listens, that it has locked the keys and ends, and what came of a job. */
export type FromKeys =
  | { readonly kind: "ready" }
  | { readonly kind: "locked" }
  | { readonly kind: "done"; readonly id: number; readonly result: KeyJobs[KeyJobName]["result"] }
  | { readonly kind: "failed"; readonly id: number; readonly fault: KeysFaultKind; readonly detail: string };
