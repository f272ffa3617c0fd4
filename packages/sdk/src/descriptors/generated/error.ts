// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.

/** Errors by pallet; none holds anything. */
export interface Errors {
  readonly System: {
    /** The new runtime is of another chain. */
    readonly InvalidSpecName: undefined;
    /** The new runtime is not newer than the one in force. */
    readonly SpecVersionNeedsToIncrease: undefined;
    /** The code does not tell the version of the runtime. */
    readonly FailedToExtractRuntimeVersion: undefined;
    /** The account still holds something. */
    readonly NonDefaultComposite: undefined;
    /** Something still needs the account. */
    readonly NonZeroRefCount: undefined;
    /** The call may not be made here and now. */
    readonly CallFiltered: undefined;
    /** The state is being prepared for a new runtime. */
    readonly MultiBlockMigrationsOngoing: undefined;
    /** No upgrade is authorized. */
    readonly NothingAuthorized: undefined;
    /** The code is not the authorized one. */
    readonly Unauthorized: undefined;
  };
  readonly Grandpa: {
    /** Votes cannot be paused: they are not taken, or a change is pending. */
    readonly PauseFailed: undefined;
    /** Votes cannot be resumed: they are taken already, or a change is pending. */
    readonly ResumeFailed: undefined;
    /** Another change of voters is pending. */
    readonly ChangePending: undefined;
    /** The voters were changed by force too recently. */
    readonly TooSoon: undefined;
    /** The proof of who owned the key is not valid. */
    readonly InvalidKeyOwnershipProof: undefined;
    /** The proof of a double vote is not valid. */
    readonly InvalidEquivocationProof: undefined;
    /** The double vote was reported before. */
    readonly DuplicateOffenceReport: undefined;
  };
  readonly Balances: {
    /** The amount is still vesting. */
    readonly VestingBalance: undefined;
    /** The amount is locked. */
    readonly LiquidityRestrictions: undefined;
    /** The balance is lower than the amount. */
    readonly InsufficientBalance: undefined;
    /** The amount is too small to bring an account into being. */
    readonly ExistentialDeposit: undefined;
    /** The account would cease to exist. */
    readonly Expendability: undefined;
    /** The account has a vesting schedule already. */
    readonly ExistingVestingSchedule: undefined;
    /** The account does not exist. */
    readonly DeadAccount: undefined;
    /** The account has too many named reserves. */
    readonly TooManyReserves: undefined;
    /** The account has too many holds. */
    readonly TooManyHolds: undefined;
    /** The account has too many freezes. */
    readonly TooManyFreezes: undefined;
    /** The issuance may not fall below what is inactive. */
    readonly IssuanceDeactivated: undefined;
    /** The change must not be zero. */
    readonly DeltaZero: undefined;
  };
  readonly SubtensorModule: {
    /** There is no root network on this chain. */
    readonly RootNetworkDoesNotExist: undefined;
    /** The kind of address must be 4 or 6. */
    readonly InvalidIpType: undefined;
    /** The address is not one that a neuron may serve on. */
    readonly InvalidIpAddress: undefined;
    /** Port 0 cannot be served. */
    readonly InvalidPort: undefined;
    /** The hotkey has no UID on this subnet. */
    readonly HotKeyNotRegisteredInSubNet: undefined;
    /** Nobody owns this hotkey: register it or associate it first. */
    readonly HotKeyAccountNotExists: undefined;
    /** The coldkey owns no hotkey that is registered on any subnet. */
    readonly HotKeyNotRegisteredInNetwork: undefined;
    /** The caller does not own this hotkey. */
    readonly NonAssociatedColdKey: undefined;
    /** The stake is too small for this action. */
    readonly NotEnoughStake: undefined;
    /** The amount exceeds the stake. */
    readonly NotEnoughStakeToWithdraw: undefined;
    /** The hotkey's stake weight is below the threshold for setting weights. */
    readonly NotEnoughStakeToSetWeights: undefined;
    /** The hotkey's stake is below the threshold for naming children. */
    readonly NotEnoughStakeToSetChildkeys: undefined;
    /** The coldkey's free balance does not cover the amount. */
    readonly NotEnoughBalanceToStake: undefined;
    /** The amount could not be taken from the balance. */
    readonly BalanceWithdrawalError: undefined;
    /** Taking the amount would empty the account. */
    readonly ZeroBalanceAfterWithdrawn: undefined;
    /** Only a neuron with a validator permit may set weights for others. */
    readonly NeuronNoValidatorPermit: undefined;
    /** There must be as many weights as UIDs. */
    readonly WeightVecNotEqualSize: undefined;
    /** A UID occurs more than once. */
    readonly DuplicateUids: undefined;
    /** A UID is not in use on this subnet. */
    readonly UidVecContainInvalidOne: undefined;
    /** There are fewer weights than this subnet requires. */
    readonly WeightVecLengthIsLow: undefined;
    /** The registrations of this block are used up. */
    readonly TooManyRegistrationsThisBlock: undefined;
    /** The hotkey has a UID on this subnet already. */
    readonly HotKeyAlreadyRegisteredInSubNet: undefined;
    /** The new hotkey is the old one. */
    readonly NewHotKeyIsSameWithOld: undefined;
    /** The new hotkey already has root stake or root claims. */
    readonly NewHotKeyNotCleanForRootSwap: undefined;
    /** The work was made for a block that is not recent, or not on this chain. */
    readonly InvalidWorkBlock: undefined;
    /** The work does not meet the difficulty. */
    readonly InvalidDifficulty: undefined;
    /** The seal does not match the work, or was used before. */
    readonly InvalidSeal: undefined;
    /** A weight exceeds the limit for a single weight. */
    readonly MaxWeightExceeded: undefined;
    /** The hotkey accepts nominations already. */
    readonly HotKeyAlreadyDelegate: undefined;
    /** The rate limit for setting weights has not passed. */
    readonly SettingWeightsTooFast: undefined;
    /** The version key is below the one this subnet requires. */
    readonly IncorrectWeightVersionKey: undefined;
    /** The rate limit for serving has not passed. */
    readonly ServingRateLimitExceeded: undefined;
    /** There are more weights than neurons on this subnet. */
    readonly UidsLengthExceedUidsInSubNet: undefined;
    /** The rate limit for registering subnets has not passed. */
    readonly NetworkTxRateLimitExceeded: undefined;
    /** The rate limit for raising a take has not passed. */
    readonly DelegateTxRateLimitExceeded: undefined;
    /** The rate limit for changing hotkeys has not passed. */
    readonly HotKeySetTxRateLimitExceeded: undefined;
    /** The rate limit for staking has not passed. */
    readonly StakingRateLimitExceeded: undefined;
    /** Neurons cannot register on this subnet now. */
    readonly SubNetRegistrationDisabled: undefined;
    /** The registrations of this interval are used up. */
    readonly TooManyRegistrationsThisInterval: undefined;
    /** This call must be signed by the hotkey. */
    readonly TransactorAccountShouldBeHotKey: undefined;
    /** This chain has no faucet. */
    readonly FaucetDisabled: undefined;
    /** Only the owner of the subnet may do this. */
    readonly NotSubnetOwner: undefined;
    /** This is not possible on the root network. */
    readonly RegistrationNotPermittedOnRootSubnet: undefined;
    /** The hotkey has no more root stake than any root validator. */
    readonly StakeTooLowForRoot: undefined;
    /** All subnets are immune from removal. */
    readonly AllNetworksInImmunity: undefined;
    /** The free balance does not cover the cost of changing a hotkey. */
    readonly NotEnoughBalanceToPaySwapHotKey: undefined;
    /** This is only possible on the root network. */
    readonly NotRootSubnet: undefined;
    /** The root network has no weights. */
    readonly CanNotSetRootNetworkWeights: undefined;
    /** The subnet is full and no neuron can be replaced. */
    readonly NoNeuronIdAvailable: undefined;
    /** The take is below the minimum, or does not change in the right direction. */
    readonly DelegateTakeTooLow: undefined;
    /** The take is above the maximum. */
    readonly DelegateTakeTooHigh: undefined;
    /** There is no open commit to reveal. */
    readonly NoWeightsCommitFound: undefined;
    /** What is revealed does not match any open commit. */
    readonly InvalidRevealCommitHashNotMatch: undefined;
    /** This subnet wants weights to be committed first. */
    readonly CommitRevealEnabled: undefined;
    /** This subnet takes weights without commits. */
    readonly CommitRevealDisabled: undefined;
    /** Liquid alpha is off on this subnet. */
    readonly LiquidAlphaDisabled: undefined;
    /** The highest weight of liquid alpha is too low. */
    readonly AlphaHighTooLow: undefined;
    /** The lowest weight of liquid alpha is out of range. */
    readonly AlphaLowOutOfRange: undefined;
    /** The new coldkey has staked already. */
    readonly ColdKeyAlreadyAssociated: undefined;
    /** The free balance does not cover the cost of changing the coldkey. */
    readonly NotEnoughBalanceToPaySwapColdKey: undefined;
    /** A hotkey cannot be its own child. */
    readonly InvalidChild: undefined;
    /** A child occurs more than once. */
    readonly DuplicateChild: undefined;
    /** The children's proportions exceed the whole. */
    readonly ProportionOverflow: undefined;
    /** A hotkey may have at most five children on a subnet. */
    readonly TooManyChildren: undefined;
    /** The rate limit for this call has not passed. */
    readonly TxRateLimitExceeded: undefined;
    /** No change of this coldkey was announced. */
    readonly ColdkeySwapAnnouncementNotFound: undefined;
    /** The announced change may not be made yet. */
    readonly ColdkeySwapTooEarly: undefined;
    /** The announcement cannot be replaced yet. */
    readonly ColdkeySwapReannouncedTooEarly: undefined;
    /** The new coldkey is not the one that was announced. */
    readonly AnnouncedColdkeyHashDoesNotMatch: undefined;
    /** The announced change is disputed already. */
    readonly ColdkeySwapAlreadyDisputed: undefined;
    /** The new coldkey is a hotkey. */
    readonly NewColdKeyIsHotkey: undefined;
    /** The take of a child is out of range. */
    readonly InvalidChildkeyTake: undefined;
    /** The rate limit for raising a child's take has not passed. */
    readonly TxChildkeyTakeRateLimitExceeded: undefined;
    /** A field of the identity is too long, or the signature cannot be recovered. */
    readonly InvalidIdentity: undefined;
    /** The subnet or its mechanism does not exist. */
    readonly MechanismDoesNotExist: undefined;
    /** The amount exceeds the stake that is not locked. */
    readonly StakeUnavailable: undefined;
    /** There is no such subnet. */
    readonly SubnetNotExists: undefined;
    /** Ten commits are open; reveal one or let one expire. */
    readonly TooManyUnrevealedCommits: undefined;
    /** The commit has expired. */
    readonly ExpiredWeightCommit: undefined;
    /** The epoch in which this commit can be revealed has not come. */
    readonly RevealTooEarly: undefined;
    /** The lists of a batch must have the same length. */
    readonly InputLengthsUnequal: undefined;
    /** The rate limit for committing weights has not passed. */
    readonly CommittingWeightsTooFast: undefined;
    /** The amount is below the minimum. */
    readonly AmountTooLow: undefined;
    /** The pool cannot serve this amount. */
    readonly InsufficientLiquidity: undefined;
    /** The price would pass the limit. */
    readonly SlippageTooHigh: undefined;
    /** Stake on this subnet cannot change coldkeys. */
    readonly TransferDisallowed: undefined;
    /** The activity cutoff is below the minimum. */
    readonly ActivityCutoffTooLow: undefined;
    /** This call is disabled. */
    readonly CallDisabled: undefined;
    /** The subnet has been started already. */
    readonly FirstEmissionBlockNumberAlreadySet: undefined;
    /** The subnet was registered too recently to be started. */
    readonly NeedWaitingMoreBlocksToStarCall: undefined;
    /** There is less alpha outside the pool than was to be recycled. */
    readonly NotEnoughAlphaOutToRecycle: undefined;
    /** Root stake cannot be burned or recycled. */
    readonly CannotBurnOrRecycleOnRootSubnet: undefined;
    /** The public key cannot be recovered from the signature. */
    readonly UnableToRecoverPublicKey: undefined;
    /** The signature is of another key. */
    readonly InvalidRecoveredPublicKey: undefined;
    /** The subnet has not been started, so its alpha cannot be moved. */
    readonly SubtokenDisabled: undefined;
    /** A hotkey was changed on this subnet too recently. */
    readonly HotKeySwapOnSubnetIntervalNotPassed: undefined;
    /** Origin and destination are the same. */
    readonly SameNetuid: undefined;
    /** The free balance does not cover the amount. */
    readonly InsufficientBalance: undefined;
    /** Only the creator of the crowdloan may take the lease. */
    readonly InvalidLeaseBeneficiary: undefined;
    /** The lease would end before it begins. */
    readonly LeaseCannotEndInThePast: undefined;
    /** The leased subnet cannot be found. */
    readonly LeaseNetuidNotFound: undefined;
    /** There is no such lease. */
    readonly LeaseDoesNotExist: undefined;
    /** The lease has no end. */
    readonly LeaseHasNoEndBlock: undefined;
    /** The lease has not ended yet. */
    readonly LeaseHasNotEnded: undefined;
    /** A number grew too large. */
    readonly Overflow: undefined;
    /** The beneficiary does not own this hotkey. */
    readonly BeneficiaryDoesNotOwnHotkey: undefined;
    /** Only the beneficiary of the lease may do this. */
    readonly ExpectedBeneficiaryOrigin: undefined;
    /** Parameters cannot be changed so shortly before an epoch. */
    readonly AdminActionProhibitedDuringWeightsWindow: undefined;
    /** The symbol is not in the table. */
    readonly SymbolDoesNotExist: undefined;
    /** Another subnet uses this symbol. */
    readonly SymbolAlreadyInUse: undefined;
    /** The version of the encrypted weights is not the one this chain takes. */
    readonly IncorrectCommitRevealVersion: undefined;
    /** The drand round of the reveal has passed already. */
    readonly InvalidRevealRound: undefined;
    /** The reveal period is above the maximum. */
    readonly RevealPeriodTooLarge: undefined;
    /** The reveal period is below the minimum. */
    readonly RevealPeriodTooSmall: undefined;
    /** The value is out of range. */
    readonly InvalidValue: undefined;
    /** There are as many subnets as allowed and none can be removed. */
    readonly SubnetLimitReached: undefined;
    /** The free balance does not cover the cost of a subnet. */
    readonly CannotAffordLockCost: undefined;
    /** An EVM address was associated with this neuron too recently. */
    readonly EvmKeyAssociateRateLimitExceeded: undefined;
    /** This hotkey is the destination already. */
    readonly SameAutoStakeHotkeyAlreadySet: undefined;
    /** The map of UIDs could not be cleared. */
    readonly UidMapCouldNotBeCleared: undefined;
    /** Too large a share of the remaining neurons would be immune. */
    readonly TrimmingWouldExceedMaxImmunePercentage: undefined;
    /** A hotkey cannot be both child and parent of another. */
    readonly ChildParentInconsistency: undefined;
    /** The number of claims in a block is above the maximum. */
    readonly InvalidNumRootClaim: undefined;
    /** The threshold for claims is above the maximum. */
    readonly InvalidRootClaimThreshold: undefined;
    /** Name at least one subnet, and in a claim no more than five. */
    readonly InvalidSubnetNumber: undefined;
    /** Neurons times mechanisms would exceed 256. */
    readonly TooManyUIDsPerMechanism: undefined;
    /** Voting power is not tracked on this subnet. */
    readonly VotingPowerTrackingNotEnabled: undefined;
    /** The weight of one epoch cannot exceed the whole. */
    readonly InvalidVotingPowerEmaAlpha: undefined;
    /** This call belongs to older chains and does nothing. */
    readonly Deprecated: undefined;
    /** The rate limit for buying and burning has not passed. */
    readonly AddStakeBurnRateLimitExceeded: undefined;
    /** A change of this coldkey is announced: until it is made or withdrawn, the coldkey can do nothing else. */
    readonly ColdkeySwapAnnounced: undefined;
    /** The announced change of this coldkey is disputed: the coldkey is frozen. */
    readonly ColdkeySwapDisputed: undefined;
    /** The announcement cannot be withdrawn yet. */
    readonly ColdkeySwapClearTooEarly: undefined;
    /** This is disabled for now. */
    readonly DisabledTemporarily: undefined;
    /** A registration costs more than the limit given. */
    readonly RegistrationPriceLimitExceeded: undefined;
    /** The coldkey's lock on this subnet backs another hotkey. */
    readonly LockHotkeyMismatch: undefined;
    /** The coldkey's stake on this subnet is smaller than the lock. */
    readonly InsufficientStakeForLock: undefined;
    /** The coldkey has no lock on this subnet. */
    readonly NoExistingLock: undefined;
    /** The new coldkey has locked stake. */
    readonly ActiveLockExists: undefined;
    /** The account of a subnet cannot be a hotkey. */
    readonly CannotUseSystemAccount: undefined;
    /** The amount exceeds the locked stake. */
    readonly UnlockAmountTooHigh: undefined;
    /** The tempo is out of range. */
    readonly TempoOutOfBounds: undefined;
    /** The activity cutoff factor is out of range. */
    readonly ActivityCutoffFactorMilliOutOfBounds: undefined;
    /** An epoch has been triggered already. */
    readonly EpochTriggerAlreadyPending: undefined;
    /** The next epoch is too near to trigger another. */
    readonly AutoEpochAlreadyImminent: undefined;
    /** Epochs cannot be triggered while weights are committed before they are revealed. */
    readonly DynamicTempoBlockedByCommitReveal: undefined;
    /** The receiving coldkey does not accept locked alpha. */
    readonly AccountRejectsLockedAlpha: undefined;
  };
  readonly Utility: {
    /** A batch has at most 10922 calls. */
    readonly TooManyCalls: undefined;
    /** The derived account is not an account. */
    readonly InvalidDerivedAccount: undefined;
  };
  readonly Sudo: {
    /** The sender is not the sudo key. */
    readonly RequireSudo: undefined;
  };
  readonly Commitments: {
    /** A commitment has at most three fields. */
    readonly TooManyFieldsInCommitmentInfo: undefined;
    /** Only a neuron of the subnet may commit on it. */
    readonly AccountNotAllowedCommit: undefined;
    /** The space for commitments until the next epoch is used up. */
    readonly SpaceLimitExceeded: undefined;
    /** A deposit could not be given back in full. */
    readonly UnexpectedUnreserveLeftover: undefined;
  };
  readonly AdminUtils: {
    /** There is no such subnet. */
    readonly SubnetDoesNotExist: undefined;
    /** There cannot be more validators than neurons. */
    readonly MaxValidatorsLargerThanMaxUIds: undefined;
    /** The subnet has more neurons than this already. */
    readonly MaxAllowedUIdsLessThanCurrentUIds: undefined;
    /** An owner may set at most 975000. */
    readonly BondsMovingAverageMaxReached: undefined;
    /** Only root may set a negative steepness. */
    readonly NegativeSigmoidSteepness: undefined;
    /** The value is outside its bounds. */
    readonly ValueNotInBounds: undefined;
    /** The subnet has not that many neurons. */
    readonly MinAllowedUidsGreaterThanCurrentUids: undefined;
    /** The minimum would reach the maximum. */
    readonly MinAllowedUidsGreaterThanMaxAllowedUids: undefined;
    /** The maximum would fall below the minimum. */
    readonly MaxAllowedUidsLessThanMinAllowedUids: undefined;
    /** A subnet has at most 256 neurons. */
    readonly MaxAllowedUidsGreaterThanDefaultMaxAllowedUids: undefined;
    /** The value is out of range. */
    readonly InvalidValue: undefined;
    /** The root network has no such parameter. */
    readonly NotPermittedOnRootSubnet: undefined;
    /** This parameter is no longer used. */
    readonly POWRegistrationDisabled: undefined;
    /** This call belongs to older chains and does nothing. */
    readonly Deprecated: undefined;
  };
  readonly Swap: {
    /** The fee rate exceeds the maximum of 10000 out of 65535. */
    readonly FeeRateTooHigh: undefined;
    /** The amount is too small to trade. */
    readonly InsufficientInputAmount: undefined;
    /** The pool cannot pay out this much. */
    readonly InsufficientLiquidity: undefined;
    /** The price is beyond the limit already: nothing can be traded. */
    readonly PriceLimitExceeded: undefined;
    /** The balance does not cover the amount. */
    readonly InsufficientBalance: undefined;
    /** The range of prices is not valid. */
    readonly InvalidTickRange: undefined;
    /** The liquidity is not valid. */
    readonly InvalidLiquidityValue: undefined;
    /** The pool holds too little of what is bought, or the amount buys nothing. */
    readonly ReservesTooLow: undefined;
    /** There is no such subnet. */
    readonly MechanismDoesNotExist: undefined;
    /** The subnet has not been started. */
    readonly SubtokenDisabled: undefined;
    /** The reserves cannot give the pool this price. */
    readonly ReservesOutOfBalance: undefined;
    /** The amount exceeds a thousand times what the pool holds of it. */
    readonly SwapInputTooLarge: undefined;
    /** Liquidity of users is no longer supported; stake instead. */
    readonly Deprecated: undefined;
  };
  readonly Session: {
    /** The proof is not signed by both keys over POP_ and this account. */
    readonly InvalidProof: undefined;
    /** Another account registered one of the keys. */
    readonly DuplicatedKey: undefined;
    /** This account has registered no keys. */
    readonly NoKeys: undefined;
    /** The settings contradict each other or are out of bounds. */
    readonly InvalidSettings: undefined;
    /** The proof does not show two different signatures for one turn. */
    readonly InvalidEquivocationProof: undefined;
    /** Nobody with this key was author or voter at that time, as far as is remembered. */
    readonly UnknownOffender: undefined;
    /** The offence is too old, or of a time to come. */
    readonly OffenceTooOld: undefined;
    /** The offence was reported before, or its author is banned already. */
    readonly DuplicateOffenceReport: undefined;
  };
}
