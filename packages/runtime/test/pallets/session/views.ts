import { U64F64 } from "@opentao/fixed";
import type { SubnetView, ValidatorView } from "../../../src/pallets/session/intelligence/types.ts";
import { DEFAULT_SETTINGS } from "../../../src/pallets/session/settings.ts";
import type { SessionKeys } from "../../../src/pallets/session/types.ts";
import { account } from "../../testState.ts";

export const TAO = 1_000_000_000n;
/** Keys of the n-th. */
export const keysFor = (n: number): SessionKeys => ({ aura: account(100 + n), grandpa: account(150 + n) });
export const share = (part: number) => U64F64.fraction(part, 100);
export const settings = { ...DEFAULT_SETTINGS, enabled: true, minAuthors: 3, maxAuthors: 6 };

export const SUBNETS: readonly SubnetView[] = [
  { netuid: 1, share: share(60), validators: 3 },
  { netuid: 2, share: share(38), validators: 5 },
  // Somebody's own: hardly an emission, and nobody else validates.
  { netuid: 3, share: share(2), validators: 1 },
];

/** A root validator that qualifies. */
export const validator = (n: number, part: Partial<ValidatorView> = {}): ValidatorView => ({
  hotkey: account(n + 1),
  coldkey: account(50 + n),
  stake: 1000n * TAO,
  keys: keysFor(n),
  banned: false,
  idle: false,
  trusts: [{ netuid: 1, trust: 65_535 }],
  ...part,
});
