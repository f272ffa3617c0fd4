import type { ParameterName, SymbolId } from "@opentao/runtime/replay";

/** Inputs of steps that are hyperparameters: they are called as everywhere on the page. */
export const PARAMETER_INPUTS: Readonly<Partial<Record<SymbolId, ParameterName>>> = {
  kappa: "Kappa",
  bondsPenalty: "BondsPenalty",
  bondsMovingAverage: "BondsMovingAverage",
  alphaLow: "AlphaLow",
  alphaHigh: "AlphaHigh",
  alphaSteepness: "AlphaSigmoidSteepness",
  yuma3: "Yuma3On",
  stakeThreshold: "StakeThreshold",
  taoWeight: "TaoWeight",
};
