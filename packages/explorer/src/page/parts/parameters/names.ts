import type { ParameterName as Item } from "@opentao/runtime/replay";
import { texts } from "../../texts/language.ts";
import type { ParameterName as ListedName } from "./definitions.ts";
import type { EXPLANATIONS } from "./explanations.ts";

/** Names under which the chain lists some of the hyperparameters that the runtime knows. */
const LISTED = {
  Tempo: "tempo",
  Kappa: "kappa",
  BondsMovingAverage: "bonds_moving_avg",
  LiquidAlphaOn: "liquid_alpha_enabled",
  AlphaLow: "alpha_low",
  AlphaHigh: "alpha_high",
  AlphaSigmoidSteepness: "alpha_sigmoid_steepness",
  ActivityCutoffFactorMilli: "activity_cutoff_factor",
  MaxAllowedValidators: "max_validators",
  CommitRevealWeightsEnabled: "commit_reveal_weights_enabled",
  OwnerCutEnabled: "owner_cut_enabled",
} as const satisfies Partial<Readonly<Record<Item, ListedName>>>;

/** A hyperparameter that no list of the chain has, or as a number that says less. */
type UnlistedName = Exclude<Item, keyof typeof LISTED>;

const en: Readonly<Record<UnlistedName, string>> = {
  BondsPenalty: "Scores beyond consensus count against bonds",
  Yuma3On: "Bonds are an average of scores (Yuma 3)",
  RecycleOrBurn: "What is withheld is recycled (otherwise burned)",
  StakeThreshold: "Least stake that counts, on all subnets",
  TaoWeight: "Weight of a TAO on root, on all subnets",
  SubnetOwnerCut: "Owner's cut, on all subnets",
};

const fr: Readonly<Record<UnlistedName, string>> = {
  BondsPenalty: "Notes au-delà du consensus comptées contre les liens",
  Yuma3On: "Les liens sont une moyenne des notes (Yuma 3)",
  RecycleOrBurn: "Ce qui est refusé est recyclé (sinon détruit)",
  StakeThreshold: "Plus petite mise qui compte, sur tous les sous-réseaux",
  TaoWeight: "Poids d'un TAO sur la racine, sur tous les sous-réseaux",
  SubnetOwnerCut: "Part du propriétaire, sur tous les sous-réseaux",
};

/** Names of hyperparameters in words that are in no list of the chain. */
export const UNLISTED = texts(en, fr);

/** Words by which hyperparameters are called. */
export interface ParameterTexts {
  readonly explanations: (typeof EXPLANATIONS)["en"];
  readonly unlisted: (typeof UNLISTED)["en"];
}

/** Names of a hyperparameter: in words, and the chain's. */
export interface Names {
  readonly plain: string;
  readonly chain: string;
}

const isListed = (item: Item): item is keyof typeof LISTED => Object.hasOwn(LISTED, item);

/** Returns the names of a hyperparameter: everywhere on the page those of its subnet's rules. */
export function namesOf(item: Item, { explanations, unlisted }: ParameterTexts): Names {
  if (!isListed(item)) return { plain: unlisted[item], chain: item };
  return { plain: explanations[LISTED[item]][0], chain: LISTED[item] };
}
