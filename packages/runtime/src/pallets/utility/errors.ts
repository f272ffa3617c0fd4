import { palletErrors } from "../../framework/index.ts";

/** Errors of Utility. */
export const errors = palletErrors(11, {
  TooManyCalls: { index: 0, docs: "A batch has at most 10922 calls." },
  InvalidDerivedAccount: { index: 1, docs: "The derived account is not an account." },
});
