import { AccountId, alias, bytesEqual } from "@opentao/codec";
import { ensure, isRoot, type Origin, palletErrors, palletStorage, type State } from "../../framework/index.ts";

const pallet = palletStorage("Sudo");

export const Key = pallet.optionalValue("Key", alias(AccountId, "T::AccountId"), { docs: "The account of the key." });

/** Errors of Sudo. */
export const errors = palletErrors(12, { RequireSudo: { index: 0, docs: "The sender is not the sudo key." } });

/** Returns whether an account is the key. */
export function isKey(state: State, who: Uint8Array): boolean {
  const key = Key.get(state);
  return key !== undefined && bytesEqual(key, who);
}

/** Fails (`RequireSudo`) unless the sender is the key, or the chain itself. */
export function ensureSudo(state: State, origin: Origin): void {
  if (isRoot(origin)) return;
  ensure(origin.type === "Signed", { type: "BadOrigin" });
  ensure(isKey(state, origin.who), errors.RequireSudo);
}
