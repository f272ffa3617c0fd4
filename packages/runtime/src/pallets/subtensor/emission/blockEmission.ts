import { I96F32, log2 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import { MAX_ISSUANCE } from "../../../primitives/numbers.ts";
import { BlockEmission, TotalIssuance } from "../../subtensorStorage/index.ts";
import { type TaoCredit, taoCredit } from "../ledger/tao.ts";

/** TAO of a block, in rao. */
export interface BlockEmissionFigures {
  /** Issued before the block. */
  readonly issuance: bigint;
  readonly emission: bigint;
  /** Part of the emission that may still be issued. */
  readonly credit: bigint;
}

export const BLOCK_EMISSION = new Subject<BlockEmissionFigures>("SubtensorModule.block_emission");

const FULL_EMISSION = I96F32.fromInteger(1_000_000_000n);

/**
 * Emission of a block after `issuance` has been issued: 1, halved each time that half of what remains has been issued
 * (protocol: consensus §2.3). The same curve holds for TAO and for the alpha of each subnet.
 *
 * @param issuance - in units of 10⁻⁹
 * @returns units of 10⁻⁹
 */
export function emissionAt(issuance: bigint): bigint {
  if (issuance >= MAX_ISSUANCE) return 0n;
  const issued = I96F32.fraction(issuance, MAX_ISSUANCE);
  const halvings = log2(I96F32, I96F32.div(I96F32.one, I96F32.sub(I96F32.one, issued)));
  if (halvings === undefined) return 0n;
  const divisor = I96F32.fromInteger(1n << I96F32.toU64(halvings));
  return I96F32.toU64(I96F32.mul(I96F32.div(I96F32.one, divisor), FULL_EMISSION));
}

/**
 * Computes the emission of a block after `issuance`, in units of 10⁻⁹, and stores it: `BlockEmission` holds what was
 * last computed, for TAO or for some subnet's alpha (protocol: consensus §2.3).
 */
export function recordBlockEmission(state: State, issuance: bigint): bigint {
  const emission = emissionAt(issuance);
  if (issuance < MAX_ISSUANCE && BlockEmission.get(state) !== emission) BlockEmission.set(state, emission);
  return emission;
}

/** The TAO that a block may make. */
export function blockCredit(state: State): TaoCredit {
  const issuance = TotalIssuance.get(state);
  const emission = recordBlockEmission(state, issuance);
  const credit = taoCredit(state, emission);
  state.tell(BLOCK_EMISSION, () => ({ issuance, emission, credit: credit.remaining }));
  return credit;
}
