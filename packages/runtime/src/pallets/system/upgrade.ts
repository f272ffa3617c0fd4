import { bytesEqual } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import {
  type DispatchError,
  invalid,
  type RuntimeCall,
  type State,
  type TransactionRules,
} from "../../framework/index.ts";
import { errors } from "./errors.ts";
import { AuthorizedUpgrade } from "./storage.ts";

/** Returns why code may not be put in force by anybody; `undefined` when it is the authorized one. */
export function problemOfCode(state: State, code: Uint8Array): DispatchError | undefined {
  const authorized = AuthorizedUpgrade.get(state);
  if (authorized === undefined) return errors.NothingAuthorized;
  return bytesEqual(blake2b256(code), authorized.codeHash) ? undefined : errors.Unauthorized;
}

function isUpgrade({ type, value }: RuntimeCall): boolean {
  return type === "System" && value.type === "applyAuthorizedUpgrade";
}

/**
 * An upgrade takes a whole block and goes first: nobody may have that for code that is not authorized. The call checks
 * the code again, since it may stand inside another, of which these rules see the outermost alone.
 */
export const upgradeRules: TransactionRules = {
  validate: (state, _who, call) => {
    // The call's only argument.
    if (isUpgrade(call) && problemOfCode(state, call.value.value.code as Uint8Array) !== undefined) invalid("Call");
  },
  mayOperate: (_state, _who, call) => isUpgrade(call),
};
