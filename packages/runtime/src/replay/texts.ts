/**
 * Texts of steps and symbols in English. Pages translate them by their ids. An entry of its own: who shows texts needs
 * no runtime.
 *
 * @example
 * ```ts
 * import { STEP_TEXTS } from "@opentao/runtime/replay/texts";
 *
 * console.log(STEP_TEXTS.rank.formula); // Σ vote
 * ```
 *
 * @packageDocumentation
 */

/** Text of a step: what it finds, and its formula in the symbols below and the names of other steps. */
export interface StepText {
  readonly title: string;
  readonly formula: string;
}

/** Steps in the order in which the runtime takes them. ⌊x⌋ is rounding down; Σ goes over all of that kind. */
export const STEP_TEXTS = {
  blockEmission: {
    title: "TAO emission of the block",
    formula: "1 TAO / 2^⌊log2(1 / (1 − issuance / 21,000,000 TAO))⌋",
  },
  blockCredit: { title: "TAO that the block may issue", formula: "min(blockEmission, 21,000,000 TAO − issued)" },
  shareByPrice: { title: "Share of the subnet by its moving price", formula: "price / Σ price" },
  shareReduced: { title: "Less what it withholds from its miners", formula: "shareByPrice × paid" },
  subnetShare: {
    title: "Share of the subnet in the block's TAO",
    formula: "shareReduced / Σ shareReduced, if isEnabled",
  },
  subnetTao: { title: "TAO emission of the subnet", formula: "blockCredit × subnetShare" },
  poolTao: {
    title: "TAO that goes into the pool",
    formula: "subnetTao, or mostAlpha × alphaPrice where wantedAlpha > mostAlpha",
  },
  chainBuy: { title: "TAO with which the chain buys alpha", formula: "subnetTao − poolTao" },
  alphaEmission: {
    title: "Alpha emission of the subnet in the block",
    formula: "1 alpha / 2^⌊log2(1 / (1 − alphaIssuance / 21,000,000))⌋",
  },
  ownerCut: { title: "Cut of the subnet's owner", formula: "alphaEmission × cutShare" },
  afterCut: { title: "Alpha after the owner's cut", formula: "alphaEmission − ownerCut" },
  rootPart: {
    title: "Part of root stake",
    formula: "afterCut × rootProportion × 1/2; recycled unless rootIsPaid",
  },
  serverPart: { title: "Part of miners", formula: "afterCut × 1/2" },
  validatorPart: { title: "Part of validators", formula: "afterCut − serverPart − rootPart" },
  drainedServer: { title: "Miners' part that the epoch shares out", formula: "waited + ⌊serverPart⌋" },
  drainedValidator: { title: "Validators' part that the epoch shares out", formula: "waited + ⌊validatorPart⌋" },
  drainedRoot: { title: "Root's part that the epoch shares out", formula: "waited + ⌊rootPart⌋, if rootIsPaid" },
  drainedOwnerCut: { title: "Owner's cut that the epoch pays", formula: "waited + ⌊ownerCut⌋" },
  epochEmission: { title: "Emission of the epoch", formula: "drainedServer + drainedValidator + drainedRoot" },
  mechanismFloor: {
    title: "The mechanism's part of that, rounded down",
    formula: "⌊epochEmission × splitPart / splitWhole⌋",
  },
  splitRest: {
    title: "What rounding leaves for the first mechanism",
    formula: "max(0, epochEmission − Σ mechanismFloor)",
  },
  mechanismEmission: { title: "Emission of the mechanism", formula: "mechanismFloor + splitRest" },
  alphaStake: { title: "Alpha stake that counts", formula: "⌊ownStake − toChildren + fromParents⌋" },
  rootStake: { title: "Root stake that counts", formula: "⌊ownStake − toChildren + fromParents⌋" },
  stakeWeight: { title: "Stake weight", formula: "alphaStake + rootStake × taoWeight" },
  stakeShare: { title: "Share in the stake", formula: "stakeWeight / Σ stakeWeight; 0 below stakeThreshold" },
  votingShare: {
    title: "Share in the vote",
    formula: "stakeShare / Σ stakeShare of those with isActive and hasPermit",
  },
  givenWeight: { title: "Weight as a share of the validator's weights", formula: "weight / Σ weight of the row" },
  consensus: {
    title: "Consensus",
    formula: "the largest weight that validators with kappa of the vote give at least",
  },
  agreedWeight: { title: "Weight as far as consensus shares it", formula: "min(givenWeight, consensus)" },
  vote: { title: "Vote of a validator", formula: "agreedWeight × votingShare" },
  rank: { title: "Rank", formula: "Σ vote" },
  incentive: { title: "Incentive", formula: "rank / rankSum" },
  serverShare: { title: "Share in the mechanism as a miner", formula: "incentive / bothSum" },
  serverEmission: { title: "Mechanism's emission for the miner", formula: "⌊serverShare × mechanismEmission⌋" },
  minerEmission: { title: "Alpha for the miner", formula: "Σ serverEmission" },
  bondWeight: {
    title: "Weight from which the bond is made",
    formula: "givenWeight − (givenWeight − agreedWeight) × bondsPenalty",
  },
  bondOffer: { title: "What weight and stake offer for a bond", formula: "bondWeight × votingShare" },
  boughtBond: { title: "Bond that is bought with weight and stake", formula: "bondOffer / offerSum" },
  formerBond: { title: "Bond of the epoch before", formula: "storedBond / storedWhole" },
  formerPart: { title: "Part of it in the new bond", formula: "bondsMovingAverage / 1,000,000" },
  overConsensus: { title: "Weight beyond consensus", formula: "max(0, bondWeight − consensus)" },
  overWeight: { title: "Bond beyond the weight", formula: "formerBond − bondWeight" },
  formerPartByDistance: {
    title: "Part of the former bond, by how far the weight is from consensus or from the bond",
    formula: "1 − alphaLow − (alphaHigh − alphaLow) / (1 + e^(−alphaSteepness / 100 × (bondDistance − 1/2)))",
  },
  newBond: {
    title: "Bond to the miner after this epoch's weights",
    formula: "max(0, freshBond × (1 − formerPart) + formerBond × formerPart)",
  },
  bondShare: { title: "Share of the validator in all bonds to the miner", formula: "newBond / bondSum" },
  holding: { title: "What the validator's bond in a miner gives", formula: "bondShare × incentive" },
  earned: { title: "Incentives that the validator's bonds hold", formula: "Σ holding" },
  claim: { title: "Claim to dividends", formula: "earned × votingShare where bonds are Yuma3's; otherwise earned" },
  dividend: { title: "Dividend as a share", formula: "claim / claimSum" },
  validatorShare: {
    title: "Share in the mechanism as a validator",
    formula: "dividend / bothSum; by votingShare when there are neither incentives nor dividends",
  },
  validatorEmission: {
    title: "Mechanism's emission for the validator",
    formula: "⌊validatorShare × mechanismEmission⌋",
  },
  neuronDividend: { title: "Dividend before parents", formula: "Σ validatorEmission" },
  toParent: {
    title: "Part of a parent",
    formula: "⌊earnedByParent − childTake − childBurn⌋, earnedByParent = neuronDividend × parentStake / wholeStake",
  },
  fromChild: {
    title: "Part in the dividend of a child",
    formula: "⌊earnedByParent − childTake − childBurn⌋, earnedByParent = neuronDividend × parentStake / wholeStake",
  },
  keptDividend: {
    title: "Dividend that is kept",
    formula: "⌊keptPart + takenPart⌋, keptPart = neuronDividend − Σ earnedByParent, takenPart = Σ childTake",
  },
  sharedDividend: { title: "Dividend by which pots are shared out", formula: "keptDividend + Σ fromChild" },
  ofRoot: { title: "Dividend that root stake earned", formula: "sharedDividend × rootPartOfStake" },
  ofAlpha: { title: "Dividend that alpha earned", formula: "sharedDividend − ofRoot" },
  alphaPotWhole: {
    title: "Validators' pot before burns",
    formula: "(drainedValidator, and drainedServer without incentives) × (1 − withoutDividends / epochEmission)",
  },
  rootPotWhole: { title: "Root's pot before burns", formula: "drainedRoot × (1 − withoutDividends / epochEmission)" },
  alphaPot: { title: "Validators' pot", formula: "alphaPotWhole − burned" },
  rootPot: { title: "Root's pot", formula: "rootPotWhole − burned" },
  alphaDividend: { title: "Payment for alpha", formula: "alphaPot × ofAlpha / alphaTotal" },
  rootDividend: { title: "Payment for root stake", formula: "rootPot × ofRoot / rootTotal" },
  alphaTake: { title: "Take of the validator's owner, of alpha", formula: "⌊alphaDividend × takeShare⌋" },
  alphaRest: {
    title: "For all who stake alpha with the validator",
    formula: "⌊alphaDividend − alphaDividend × takeShare⌋",
  },
  rootTake: { title: "Take of the validator's owner, of root", formula: "⌊rootDividend × takeShare⌋" },
  rootRest: {
    title: "For all who stake on root with the validator",
    formula: "⌊rootDividend − rootDividend × takeShare⌋",
  },
  claimRate: {
    title: "Alpha that a rao of root stake may claim",
    formula: "rateBefore + rootRest / rootStakeOfAll",
  },
  minerPaid: { title: "Paid to the miner", formula: "minerEmission" },
  withheld: { title: "Withheld from the subnet owner's miner", formula: "minerEmission" },
  ownerPaid: { title: "Paid to the subnet's owner", formula: "drainedOwnerCut; 0 if isRecycled" },
} as const satisfies Record<string, StepText>;

/** Inputs that no step finds. Names of steps are symbols as well. */
const INPUT_TEXTS = {
  issuance: "TAO issued before the block",
  price: "Moving price of the subnet's alpha",
  paid: "Part of the miners' emission that reached miners in the last epoch",
  isEnabled: "Emission of the subnet is enabled",
  alphaPrice: "Price of alpha in the pool",
  wantedAlpha: "Alpha that would go with all of the TAO",
  mostAlpha: "Most alpha that goes into the pool",
  alphaIssuance: "Alpha of the subnet, in the pool and outside",
  cutShare: "Share of the subnet's owner",
  rootProportion: "Weighted root stake against the subnet's alpha",
  rootIsPaid: "Moving prices of all subnets together exceed 1 TAO",
  isRecycled: "Nobody voted, so that the alpha of the epoch is recycled",
  waited: "Alpha that waited since the last epoch",
  ownStake: "Own stake",
  toChildren: "Stake lent to children",
  fromParents: "Stake lent by parents",
  taoWeight: "Weight of a TAO staked on root",
  stakeThreshold: "Least stake that counts",
  isActive: "Has set weights within the activity cutoff",
  hasPermit: "Has a validator permit",
  lastUpdate: "Block of the last weights",
  kappa: "Part of the vote that makes consensus",
  rankSum: "Sum of all ranks",
  bothSum: "Sum of all incentives and dividends",
  splitPart: "Part that the owner chose for the mechanism, of 65,535; 1 where all get the same",
  splitWhole: "All parts: 65,535, or the number of mechanisms where all get the same",
  mechanismCount: "Mechanisms of the subnet",
  bondsPenalty: "How much less weight beyond consensus counts for bonds",
  offerSum: "What all validators offer for bonds to the miner",
  storedBond: "The validator's bond to the miner in the state; 0 if the miner has registered since",
  storedWhole: "All bonds to the miner in the state; 65,535 where bonds are an average of weights",
  bondsMovingAverage: "Part of former bonds in new ones, in millionths",
  alphaLow: "Least part of new weights in a bond",
  alphaHigh: "Greatest part of new weights in a bond",
  alphaSteepness: "Steepness of the curve between both, in hundredths",
  bondDistance: "How far the weight is from consensus, or the bond from the weight",
  freshBond: "What this epoch's weight gives",
  bondSum: "Bonds of all validators to the miner",
  yuma3: "Bonds are an average of weights, and stake counts at the end",
  claimSum: "Sum of all claims",
  parentStake: "Stake that the parent contributes",
  wholeStake: "Own and inherited stake",
  earnedByParent: "Dividend that the parent's stake earned",
  childTake: "Take of the child",
  childBurn: "Part that the chain burns",
  childTakeShare: "Share that the child takes",
  childBurnShare: "Share that the chain burns",
  keptPart: "Dividend of the own stake",
  takenPart: "Takes from parents",
  withoutDividends: "Emission of mechanisms that give all of it to miners",
  burned: "Burned of dividends of inherited stake",
  rootPartOfStake: "Part of the stake weight that is root stake",
  alphaTotal: "Sum of what alpha earned",
  rootTotal: "Sum of what root stake earned",
  takeShare: "Take of the validator",
  rootStakeOfAll: "Root stake of all with the validator",
  rateBefore: "Rate before the epoch",
} as const;

/** Text of every name that a formula uses. */
export const SYMBOL_TEXTS = {
  ...INPUT_TEXTS,
  ...titles(STEP_TEXTS),
};

function titles<K extends string>(texts: Readonly<Record<K, StepText>>): Readonly<Record<K, string>> {
  // The entries are those of `texts`.
  return Object.fromEntries(Object.entries<StepText>(texts).map(([id, { title }]) => [id, title])) as Record<K, string>;
}
