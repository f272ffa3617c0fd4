import type { BondSources } from "./bondSources.ts";
import type { Matrix, SparseMatrix, Vector } from "./matrix.ts";
import type { UidShares } from "./uidShares.ts";

/** Sparse matrix as submitted or stored (u16): a row a UID. */
export type RawMatrix = SparseMatrix<Uint16Array>;

/**
 * Input of a mechanism's epoch (protocol: consensus §3.2). Vectors are by UID; missing entries count as 0 or false.
 */
export interface EpochInput {
  /** Number of UIDs. */
  readonly n: number;
  /** Current block. */
  readonly block: number;
  /** Number of the epoch among those of its subnet. */
  readonly epochIndex: number;
  /** Blocks between epochs. */
  readonly tempo: number;
  /** Blocks after its last update in which a UID counts as active. */
  readonly activityCutoff: number;
  readonly lastUpdate: readonly number[];
  readonly blockAtRegistration: readonly number[];
  /** Total stake, I64F64 bits (consensus §1.8). */
  readonly stake: readonly bigint[];
  readonly stakeThreshold: bigint;
  readonly ownerUid: number | undefined;
  readonly validatorPermit: readonly boolean[];
  readonly maxAllowedValidators: number;
  readonly weights: RawMatrix;
  readonly bonds: RawMatrix;
  /** First open commit of each UID as a block; `undefined` without any. All `undefined` when commit-reveal is off. */
  readonly firstCommit: readonly (number | undefined)[];
  /** u16 proportions. */
  readonly kappa: number;
  readonly bondsPenalty: number;
  readonly yuma3: boolean;
  readonly lastMechanismStepBlock: number;
  readonly liquidAlpha: boolean;
  /** Out of 10⁶. */
  readonly bondsMovingAverage: bigint;
  /** u16 proportions. */
  readonly alphaLow: number;
  readonly alphaHigh: number;
  readonly alphaSigmoidSteepness: number;
  /** Alpha (in units of 10⁻⁹) to be shared out. */
  readonly emission: bigint;
  /** Fair-launch rules F2, F3 and F10 (docs/deviations.md). */
  readonly fairLaunch: boolean;
}

/** Output of an epoch for one UID. Proportions are u16. */
export interface EpochOutput {
  readonly dividends: number;
  readonly incentive: number;
  readonly consensus: number;
  readonly validatorTrust: number;
  readonly stakeWeight: number;
  readonly active: boolean;
  readonly validatorPermit: boolean;
  /** Whole units of stake. */
  readonly stake: bigint;
  readonly serverEmission: bigint;
  readonly validatorEmission: bigint;
  readonly emission: bigint;
}

/** Everything an epoch has found on its way, by UID: I32F32 bits. */
export interface EpochFindings {
  readonly active: readonly boolean[];
  readonly permits: readonly boolean[];
  readonly nextPermits: readonly boolean[];
  /** Share of each UID in the stake that counts. */
  readonly stake: Vector;
  /** Share of each UID in the stake that votes. */
  readonly voting: Vector;
  /** Weights that count, as shares of their row. */
  readonly weights: Matrix;
  /** Share of the stake that has to give a UID a weight, so that consensus is that weight. */
  readonly kappa: number;
  readonly consensus: Vector;
  /** Weights as far as consensus shares them. */
  readonly agreed: Matrix;
  /** Sum of each validator's weights as far as consensus shares them. */
  readonly trust: Vector;
  readonly ranks: Vector;
  readonly incentive: Vector;
  /** Weights from which bonds are made. */
  readonly bondWeights: Matrix;
  /** Parts of which bonds are made. */
  readonly bondSources: BondSources;
  readonly bonds: Matrix;
  readonly held: Matrix;
  readonly earned: Vector;
  readonly claims: Vector;
  readonly dividends: Vector;
  readonly shares: UidShares;
}

/** Outputs of an epoch by UID, the bonds to be stored, and what all that rests on. */
export interface EpochOutputs {
  readonly neurons: readonly EpochOutput[];
  readonly bonds: RawMatrix;
  readonly found: EpochFindings;
}
