import { SUBTENSOR_CURES } from "./subtensorCures.ts";

type Cures = readonly (readonly [cure: string, errors: readonly string[]])[];

const BALANCE = "Look at the balance with `tao wallet balance`: send less, or bring TAO there first.";
const RUNTIME = "Only those who govern the chain can do this; check the runtime that was given.";

/** Cure of a pallet's errors, by the pallet's name in the metadata. */
const PALLETS: Readonly<Record<string, Cures>> = {
  SubtensorModule: SUBTENSOR_CURES,
  System: [
    [
      RUNTIME,
      [
        "InvalidSpecName",
        "SpecVersionNeedsToIncrease",
        "FailedToExtractRuntimeVersion",
        "NothingAuthorized",
        "Unauthorized",
      ],
    ],
    ["Move away first what the account holds or is needed for.", ["NonDefaultComposite", "NonZeroRefCount"]],
    ["Make this call by itself, with a key that may make it.", ["CallFiltered"]],
    ["Wait until the runtime is ready, then send it again.", ["MultiBlockMigrationsOngoing"]],
  ],
  Balances: [
    ["Wait until the amount is free, or send less.", ["VestingBalance", "LiquidityRestrictions"]],
    [BALANCE, ["InsufficientBalance", "DeadAccount"]],
    ["Send at least the existential deposit, 500 rao.", ["ExistentialDeposit"]],
    ["Leave 500 rao there, or empty the account on purpose (`tao wallet transfer TO --all`).", ["Expendability"]],
    [
      "End one of those that the account has first.",
      ["ExistingVestingSchedule", "TooManyReserves", "TooManyHolds", "TooManyFreezes"],
    ],
    ["Give another amount.", ["IssuanceDeactivated", "DeltaZero"]],
  ],
  Grandpa: [
    ["Wait until the pending change is done.", ["PauseFailed", "ResumeFailed", "ChangePending", "TooSoon"]],
    [
      "Report what really happened, with its proof, and once.",
      ["InvalidKeyOwnershipProof", "InvalidEquivocationProof", "DuplicateOffenceReport"],
    ],
  ],
  Utility: [
    ["Send the calls in several batches.", ["TooManyCalls"]],
    ["Give another index.", ["InvalidDerivedAccount"]],
  ],
  Sudo: [["Only the chain's sudo key may do this.", ["RequireSudo"]]],
  Commitments: [
    ["Commit at most three fields.", ["TooManyFieldsInCommitmentInfo"]],
    ["Register the hotkey on the subnet first.", ["AccountNotAllowedCommit"]],
    ["Wait for the next epoch, or commit less.", ["SpaceLimitExceeded"]],
    ["Try again; if it goes on, tell those who run the chain.", ["UnexpectedUnreserveLeftover"]],
  ],
  AdminUtils: [
    ["List the subnets with `tao subnets`, and check the number.", ["SubnetDoesNotExist"]],
    ["Choose a subnet other than root (0).", ["NotPermittedOnRootSubnet"]],
    ["Leave it: the setting has no effect any more.", ["POWRegistrationDisabled", "Deprecated"]],
    [
      "Give a value within the bounds that the message names.",
      [
        "MaxValidatorsLargerThanMaxUIds",
        "MaxAllowedUIdsLessThanCurrentUIds",
        "BondsMovingAverageMaxReached",
        "NegativeSigmoidSteepness",
        "ValueNotInBounds",
        "MinAllowedUidsGreaterThanCurrentUids",
        "MinAllowedUidsGreaterThanMaxAllowedUids",
        "MaxAllowedUidsLessThanMinAllowedUids",
        "MaxAllowedUidsGreaterThanDefaultMaxAllowedUids",
        "InvalidValue",
      ],
    ],
  ],
  Swap: [
    [
      "Trade more, or less: the pool takes neither crumbs nor what it cannot pay.",
      ["InsufficientInputAmount", "InsufficientLiquidity", "ReservesTooLow", "SwapInputTooLarge"],
    ],
    ["Allow a price further away, or wait.", ["PriceLimitExceeded"]],
    [BALANCE, ["InsufficientBalance"]],
    [
      "Give a value within the bounds that the chain allows.",
      ["FeeRateTooHigh", "InvalidTickRange", "InvalidLiquidityValue", "ReservesOutOfBalance"],
    ],
    ["List the subnets with `tao subnets`, and check the number.", ["MechanismDoesNotExist"]],
    ["Wait until the subnet's owner has started it (`start_call`).", ["SubtokenDisabled"]],
    ["Stake instead.", ["Deprecated"]],
  ],
  Session: [
    [
      "Make new session keys on the node and register those (`tao keys register`).",
      ["InvalidProof", "DuplicatedKey", "NoKeys"],
    ],
    ["Give settings that fit together.", ["InvalidSettings"]],
    [
      "Report what really happened, with its proof, soon, and once.",
      ["InvalidEquivocationProof", "UnknownOffender", "OffenceTooOld", "DuplicateOffenceReport"],
    ],
  ],
};

/** Cure of a pallet's error; `undefined` for one that is not known here. */
export function cureOf(pallet: string, error: string): string | undefined {
  if (!Object.hasOwn(PALLETS, pallet)) return undefined;
  return PALLETS[pallet]?.find(([, errors]) => errors.includes(error))?.[0];
}
