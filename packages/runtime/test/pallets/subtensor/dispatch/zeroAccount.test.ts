import { verifySr25519 } from "@opentao/crypto";
import { expect, it } from "vitest";
import { ensureSubnetOwner } from "../../../../src/pallets/subtensor/subnets/owner.ts";
import { SubnetOwner } from "../../../../src/pallets/subtensorStorage/index.ts";
import { ZERO_ACCOUNT } from "../../../../src/primitives/accounts.ts";
import { emptyState } from "../../../testState.ts";

/** Zeros with the mark of a signature by sr25519. */
const FORGED = new Uint8Array(64).fill(128, 63);

it("the zero account, as which anybody can sign, owns neither a subnet that does not exist nor one of its own", () => {
  expect(verifySr25519(FORGED, Uint8Array.of(1, 2, 3), ZERO_ACCOUNT)).toBe(true);
  const state = emptyState();
  SubnetOwner.set(state, 1, ZERO_ACCOUNT);
  for (const netuid of [0, 1, 7]) {
    expect(() => ensureSubnetOwner(state, { type: "Signed", who: ZERO_ACCOUNT }, netuid)).toThrow();
  }
});
