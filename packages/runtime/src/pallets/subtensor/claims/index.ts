/**
 * Dividends of those who stake on root (protocol: consensus §2.15, staking §3.10).
 *
 * @packageDocumentation
 */

export { claimAutomatically } from "./auto.ts";
export { claimRoot } from "./claim.ts";
export { forgetRootDividends } from "./dissolve.ts";
export { accrueRootDividends } from "./rates.ts";
export { setNumRootClaims, setRootClaimThreshold, setRootClaimType } from "./settings.ts";
