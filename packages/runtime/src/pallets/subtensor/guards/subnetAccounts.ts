import { ensure, type RuntimeCall } from "../../../framework/index.ts";
import { Balances } from "../../balances/index.ts";
import { errors } from "../errors.ts";
import { isSubnetAccount } from "../subnets/account.ts";

const TRANSFERS = ["transferAllowDeath", "transferKeepAlive", "transferAll"] as const;

/**
 * Refuses a transfer to the account of a subnet with `CannotUseSystemAccount`: it would hold more than its pool, and
 * nobody could ever take the rest out (deviations, Accounting).
 */
export function checkTransferTarget(call: RuntimeCall): void {
  if (call.type !== "Balances") return;
  for (const name of TRANSFERS) {
    const dest = Balances.match(call, name)?.dest;
    if (dest?.type === "Id") ensure(!isSubnetAccount(dest.value), errors.CannotUseSystemAccount);
  }
}
