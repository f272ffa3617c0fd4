import { bytesEqual } from "@opentao/codec";
import { ensure, fail, type State } from "../../../framework/index.ts";
import { errors } from "../errors.ts";
import { KeyOwner, NextKeys } from "../storage.ts";
import type { SessionKeys } from "../types.ts";
import { type ProvenKeys, provesPossession } from "./possession.ts";

const encoder = new TextEncoder();
/** Types of keys, as key stores of Substrate-based nodes name them. */
const KINDS = { aura: encoder.encode("aura"), grandpa: encoder.encode("gran") } as const;
const NAMES = ["aura", "grandpa"] as const;

/** The account that registered a key of a kind. */
export const ownerOfKey = (state: State, kind: keyof SessionKeys, key: Uint8Array): Uint8Array | undefined =>
  KeyOwner.get(state, [KINDS[kind], key]);

function forget(state: State, keys: SessionKeys): void {
  for (const name of NAMES) KeyOwner.delete(state, [KINDS[name], keys[name]]);
}

/**
 * Registers the keys of an account in place of its earlier ones. @throws DispatchFailure `InvalidProof`,
 * `DuplicatedKey`
 */
export function setKeys(state: State, owner: Uint8Array, proven: ProvenKeys): void {
  const { keys } = proven;
  for (const name of NAMES) {
    const other = ownerOfKey(state, name, keys[name]);
    ensure(other === undefined || bytesEqual(other, owner), errors.DuplicatedKey);
  }
  ensure(provesPossession(state, owner, proven), errors.InvalidProof);
  const before = NextKeys.get(state, owner);
  if (before !== undefined) forget(state, before);
  NextKeys.set(state, owner, keys);
  for (const name of NAMES) KeyOwner.set(state, [KINDS[name], keys[name]], owner);
}

/** Forgets the keys of an account; its seat ends within the bounds of the choice. @throws DispatchFailure `NoKeys` */
export function purgeKeys(state: State, owner: Uint8Array): void {
  const before = NextKeys.get(state, owner) ?? fail(errors.NoKeys);
  forget(state, before);
  NextKeys.delete(state, owner);
}
