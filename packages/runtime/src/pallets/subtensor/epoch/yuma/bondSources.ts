import type { Matrix } from "./matrix.ts";

/** Parts of which the new bonds of an epoch are made, as proportions (protocol: consensus §3.11, §3.12). */
export interface BondSources {
  /** Bonds of the epoch before that still count. */
  readonly former: Matrix;
  /** Weights times stake, where stake buys bonds; `undefined` where bonds are an average of weights. */
  readonly offers: Matrix | undefined;
  /** Bonds by the weights of now: those as shares of all offers to the same UID, or the weights. */
  readonly fresh: Matrix;
  /** Average of both, before anything is divided by what others hold. */
  readonly average: Matrix;
  /** Part of the former in the average, I32F32 bits; `undefined` where each bond has its own. */
  readonly formerPart: number | undefined;
}
