import { AccountId, boundedVec } from "@opentao/codec";
import { blake2_128Concat, palletStorage } from "../../framework/index.ts";
import { AccountData, NO_BALANCE } from "../../primitives/accounts.ts";
import {
  Balance,
  BalanceLock,
  idAmount,
  ReserveData,
  RuntimeFreezeReason,
  RuntimeHoldReason,
  weakBoundedVec,
} from "./types.ts";

/** Most locks, and most named reserves, of one account. */
export const MAX_ITEMS = 50;

const pallet = palletStorage("Balances");
const byAccount = [blake2_128Concat(AccountId)] as const;

export const TotalIssuance = pallet.value("TotalIssuance", Balance, {
  default: 0n,
  docs: "All TAO that exists, in rao.",
});
export const InactiveIssuance = pallet.value("InactiveIssuance", Balance, {
  default: 0n,
  docs: "TAO that takes no part in votes, in rao.",
});
export const Account = pallet.map("Account", byAccount, AccountData, {
  default: NO_BALANCE,
  docs: "Not used: balances stand in System.Account.",
});
export const Locks = pallet.map("Locks", byAccount, weakBoundedVec(BalanceLock), {
  default: [],
  docs: "Parts of balances that may not leave their accounts.",
});
export const Reserves = pallet.map("Reserves", byAccount, boundedVec(ReserveData, MAX_ITEMS), {
  default: [],
  docs: "Named parts of reserved balances.",
});
export const Holds = pallet.map("Holds", byAccount, boundedVec(idAmount(RuntimeHoldReason), MAX_ITEMS), {
  default: [],
  docs: "Parts of reserved balances by why they are held.",
});
export const Freezes = pallet.map("Freezes", byAccount, boundedVec(idAmount(RuntimeFreezeReason), MAX_ITEMS), {
  default: [],
  docs: "Parts of balances by why they are frozen.",
});

/** All items, as the pallet declares them. */
export const storage = { TotalIssuance, InactiveIssuance, Account, Locks, Reserves, Holds, Freezes };
