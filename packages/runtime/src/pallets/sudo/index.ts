/**
 * One key that may call in the name of the chain: for development, and for a chain's first days (protocol: staking
 * §7.3).
 *
 * @packageDocumentation
 */

import { asAccount, definePallet, invalid } from "../../framework/index.ts";
import { calls } from "./calls.ts";
import { events } from "./events.ts";
import { errors, isKey, Key } from "./key.ts";

/** Sudo, index 12. */
export const Sudo = definePallet({
  name: "Sudo",
  index: 12,
  docs: "One key that may call in the name of the chain.",
  storage: { Key },
  calls,
  events,
  errors,
  transactions: {
    validate: (state, who, { type }) => {
      if (type === "Sudo" && !isKey(state, who)) invalid("BadSigner");
    },
    mayOperate: isKey,
  },
  genesis: (state, { key }) => {
    if (key !== undefined && key !== null) Key.set(state, asAccount(key, "sudo.key"));
  },
});
