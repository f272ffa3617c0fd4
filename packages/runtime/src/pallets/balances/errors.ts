import { palletErrors } from "../../framework/index.ts";

/** Errors of Balances. */
export const errors = palletErrors(5, {
  VestingBalance: { index: 0, docs: "The amount is still vesting." },
  LiquidityRestrictions: { index: 1, docs: "The amount is locked." },
  InsufficientBalance: { index: 2, docs: "The balance is lower than the amount." },
  ExistentialDeposit: { index: 3, docs: "The amount is too small to bring an account into being." },
  Expendability: { index: 4, docs: "The account would cease to exist." },
  ExistingVestingSchedule: { index: 5, docs: "The account has a vesting schedule already." },
  DeadAccount: { index: 6, docs: "The account does not exist." },
  TooManyReserves: { index: 7, docs: "The account has too many named reserves." },
  TooManyHolds: { index: 8, docs: "The account has too many holds." },
  TooManyFreezes: { index: 9, docs: "The account has too many freezes." },
  IssuanceDeactivated: { index: 10, docs: "The issuance may not fall below what is inactive." },
  DeltaZero: { index: 11, docs: "The change must not be zero." },
});
