import { AccountId, alias, option, struct } from "@opentao/codec";
import { DispatchOutcome } from "@opentao/codec/primitives";
import { palletEvents } from "../../framework/index.ts";

/** Events of Sudo. */
export const events = palletEvents("Sudo", 12, {
  Sudid: { index: 0, fields: struct({ sudoResult: DispatchOutcome }), docs: "A call was made in the chain's name." },
  KeyChanged: {
    index: 1,
    fields: struct({ old: option(alias(AccountId, "T::AccountId")), new: alias(AccountId, "T::AccountId") }),
    docs: "The key was replaced.",
  },
  KeyRemoved: { index: 2, docs: "The key was removed for good." },
  SudoAsDone: {
    index: 3,
    fields: struct({ sudoResult: DispatchOutcome }),
    docs: "A call was made in another account's name.",
  },
});
