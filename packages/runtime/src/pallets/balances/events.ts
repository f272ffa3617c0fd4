import { AccountId, alias, struct } from "@opentao/codec";
import { palletEvents } from "../../framework/index.ts";
import { Balance, BalanceStatus } from "./types.ts";

const Account = alias(AccountId, "T::AccountId");
const accountAndAmount = struct({ who: Account, amount: Balance });

/** Events of Balances; amounts in rao. */
export const events = palletEvents("Balances", 5, {
  Endowed: {
    index: 0,
    fields: struct({ account: Account, freeBalance: Balance }),
    docs: "An account came into being with a balance.",
  },
  DustLost: {
    index: 1,
    fields: struct({ account: Account, amount: Balance }),
    docs: "An account ended, and what was left of it was destroyed.",
  },
  Transfer: { index: 2, fields: struct({ from: Account, to: Account, amount: Balance }), docs: "A transfer." },
  BalanceSet: { index: 3, fields: struct({ who: Account, free: Balance }), docs: "A balance was set by root." },
  Reserved: { index: 4, fields: accountAndAmount, docs: "A part of a balance was reserved." },
  Unreserved: { index: 5, fields: accountAndAmount, docs: "A reserved part became free." },
  ReserveRepatriated: {
    index: 6,
    fields: struct({ from: Account, to: Account, amount: Balance, destinationStatus: BalanceStatus }),
    docs: "A reserved part went to another account.",
  },
  Deposit: { index: 7, fields: accountAndAmount, docs: "An amount was added to an account." },
  Withdraw: { index: 8, fields: accountAndAmount, docs: "An amount was taken from an account." },
  Slashed: { index: 9, fields: accountAndAmount, docs: "An amount was taken as a penalty." },
  Minted: { index: 10, fields: accountAndAmount, docs: "An amount was made into an account." },
  Burned: { index: 11, fields: accountAndAmount, docs: "An amount was destroyed from an account." },
  Suspended: { index: 12, fields: accountAndAmount, docs: "An amount left an account for another place." },
  Restored: { index: 13, fields: accountAndAmount, docs: "An amount came back into an account." },
  Upgraded: { index: 14, fields: struct({ who: Account }), docs: "An account was brought up to date." },
  Issued: { index: 15, fields: struct({ amount: Balance }), docs: "The total issuance rose." },
  Rescinded: { index: 16, fields: struct({ amount: Balance }), docs: "The total issuance fell." },
  Locked: { index: 17, fields: accountAndAmount, docs: "An amount was locked." },
  Unlocked: { index: 18, fields: accountAndAmount, docs: "An amount was unlocked." },
  Frozen: { index: 19, fields: accountAndAmount, docs: "An amount was frozen." },
  Thawed: { index: 20, fields: accountAndAmount, docs: "An amount was thawed." },
  TotalIssuanceForced: {
    index: 21,
    fields: struct({ old: Balance, new: Balance }),
    docs: "The total issuance was set by root.",
  },
});
