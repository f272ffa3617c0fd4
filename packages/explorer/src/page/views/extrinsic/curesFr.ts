/** Ways out of errors in French, each with the errors that it is for. What is not here is told in English. */
const CURES: readonly (readonly [cure: string, errors: readonly string[]])[] = [
  [
    "Regardez le solde avec `tao wallet balance` : envoyez moins, ou apportez d'abord des TAO.",
    [
      "Token.FundsUnavailable",
      "Token.OnlyProvider",
      "Balances.InsufficientBalance",
      "Balances.DeadAccount",
      "Swap.InsufficientBalance",
      "SubtensorModule.NotEnoughBalanceToStake",
      "SubtensorModule.BalanceWithdrawalError",
      "SubtensorModule.ZeroBalanceAfterWithdrawn",
      "SubtensorModule.InsufficientBalance",
      "SubtensorModule.CannotAffordLockCost",
    ],
  ],
  [
    "Envoyez au moins 500 rao : un compte ne peut pas contenir moins.",
    ["Token.BelowMinimum", "Token.CannotCreate", "Balances.ExistentialDeposit"],
  ],
  [
    "Laissez 500 rao sur le compte, ou videz-le exprès (`tao wallet transfer TO --all`).",
    ["Token.NotExpendable", "Balances.Expendability"],
  ],
  ["Signez avec la clé qui en a le droit : coldkey, hotkey ou propriétaire, selon l'appel.", ["BadOrigin"]],
  ["Seule la clé sudo de la chaîne peut faire cela.", ["Sudo.RequireSudo"]],
  [
    "Listez les sous-réseaux avec `tao subnets` et vérifiez le numéro.",
    [
      "AdminUtils.SubnetDoesNotExist",
      "Swap.MechanismDoesNotExist",
      "SubtensorModule.RootNetworkDoesNotExist",
      "SubtensorModule.SubnetNotExists",
      "SubtensorModule.MechanismDoesNotExist",
    ],
  ],
  [
    "Choisissez un autre sous-réseau que la racine (0).",
    [
      "AdminUtils.NotPermittedOnRootSubnet",
      "SubtensorModule.RegistrationNotPermittedOnRootSubnet",
      "SubtensorModule.CanNotSetRootNetworkWeights",
    ],
  ],
  [
    "Inscrivez d'abord la hotkey ; `tao metagraph N` montre qui est inscrit.",
    [
      "SubtensorModule.HotKeyNotRegisteredInSubNet",
      "SubtensorModule.HotKeyNotRegisteredInNetwork",
      "SubtensorModule.HotKeyAccountNotExists",
      "Commitments.AccountNotAllowedCommit",
    ],
  ],
  [
    "Signez avec la coldkey à qui appartient la hotkey (`--wallet NAME`).",
    ["SubtensorModule.NonAssociatedColdKey", "SubtensorModule.BeneficiaryDoesNotOwnHotkey"],
  ],
  ["Signez avec le compte du propriétaire du sous-réseau.", ["SubtensorModule.NotSubnetOwner"]],
  [
    "Regardez la mise avec `tao wallet balance`, et n'en demandez pas plus.",
    ["SubtensorModule.NotEnoughStakeToWithdraw", "SubtensorModule.StakeUnavailable"],
  ],
  [
    "Misez d'abord davantage derrière la hotkey.",
    [
      "SubtensorModule.NotEnoughStake",
      "SubtensorModule.NotEnoughStakeToSetWeights",
      "SubtensorModule.NotEnoughStakeToSetChildkeys",
      "SubtensorModule.StakeTooLowForRoot",
    ],
  ],
  [
    "Gagnez ou obtenez assez de mise pour un permis de validateur ; les permis sont donnés à la prochaine époque.",
    ["SubtensorModule.NeuronNoValidatorPermit"],
  ],
  [
    "Attendez quelques blocs puis renvoyez : cela n'est permis que de temps en temps.",
    [
      "SubtensorModule.SettingWeightsTooFast",
      "SubtensorModule.CommittingWeightsTooFast",
      "SubtensorModule.ServingRateLimitExceeded",
      "SubtensorModule.NetworkTxRateLimitExceeded",
      "SubtensorModule.DelegateTxRateLimitExceeded",
      "SubtensorModule.StakingRateLimitExceeded",
      "SubtensorModule.TxRateLimitExceeded",
    ],
  ],
  [
    "Attendez que le moment soit venu, puis renvoyez.",
    [
      "SubtensorModule.RevealTooEarly",
      "SubtensorModule.NeedWaitingMoreBlocksToStarCall",
      "SubtensorModule.AdminActionProhibitedDuringWeightsWindow",
    ],
  ],
  [
    "Réessayez dans un bloc suivant : des places d'inscription reviennent.",
    ["SubtensorModule.TooManyRegistrationsThisBlock", "SubtensorModule.TooManyRegistrationsThisInterval"],
  ],
  [
    "Choisissez un autre sous-réseau, ou attendez que son propriétaire ouvre les inscriptions.",
    ["SubtensorModule.SubNetRegistrationDisabled"],
  ],
  [
    "Il n'y a rien à faire : c'est déjà ainsi.",
    ["SubtensorModule.HotKeyAlreadyRegisteredInSubNet", "SubtensorModule.HotKeyAlreadyDelegate"],
  ],
  [
    "Donnez un poids à chaque UID, chaque UID une fois, et seulement ceux du métagraphe (`tao metagraph N`).",
    [
      "SubtensorModule.WeightVecNotEqualSize",
      "SubtensorModule.DuplicateUids",
      "SubtensorModule.UidVecContainInvalidOne",
      "SubtensorModule.UidsLengthExceedUidsInSubNet",
    ],
  ],
  [
    "Notez plus de neurones : le minimum du sous-réseau est son hyperparamètre min_allowed_weights.",
    ["SubtensorModule.WeightVecLengthIsLow"],
  ],
  [
    "Engagez d'abord les poids, et révélez-les plus tard ; un validateur de ce logiciel le fait tout seul.",
    ["SubtensorModule.CommitRevealEnabled"],
  ],
  [
    "Engagez-vous à nouveau, et révélez exactement ce qui a été engagé, avec son sel, à son époque.",
    ["SubtensorModule.NoWeightsCommitFound", "SubtensorModule.InvalidRevealCommitHashNotMatch"],
  ],
  ["Envoyez davantage : la chaîne a un montant minimal.", ["SubtensorModule.AmountTooLow"]],
  [
    "Échangez moins à la fois : la réserve est trop petite pour cela.",
    ["SubtensorModule.InsufficientLiquidity", "Swap.InsufficientLiquidity"],
  ],
  [
    "Échangez moins à la fois, ou permettez un prix plus éloigné.",
    ["SubtensorModule.SlippageTooHigh", "Swap.PriceLimitExceeded"],
  ],
  [
    "Attendez que le propriétaire du sous-réseau l'ait mis en route (`start_call`).",
    ["SubtensorModule.SubtokenDisabled", "Swap.SubtokenDisabled"],
  ],
];

/** Ways out in French of the errors that are met most, by the names of errors. */
export const CURES_FR: ReadonlyMap<string, string> = new Map(
  CURES.flatMap(([cure, errors]) => errors.map((error) => [error, cure] as const)),
);
