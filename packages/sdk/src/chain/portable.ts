// All of this part but the search for work, which takes threads of Node.js: what a page can use as well.

export { type Balance, getBalance } from "./actions/balance.ts";
export { estimateFee } from "./actions/estimateFee.ts";
export { getOwner, getUid, type HotkeyOnSubnet, subnetExists } from "./actions/neurons.ts";
export { getPrice, quoteAlpha, quoteTao } from "./actions/quote.ts";
export { getRegistrationCost, registerByBurn } from "./actions/registerByBurn.ts";
export {
  type NewSubnet,
  newSubnetIn,
  registerNetwork,
  registerNetworkCall,
  startCall,
} from "./actions/registerNetwork.ts";
export { type Endpoint, getServed, serveAxon } from "./actions/serveAxon.ts";
export { type SimulateOptions, type Simulation, simulate } from "./actions/simulate.ts";
export {
  addStake,
  getStakes,
  removeStake,
  type StakeChange,
  type StakeInclusion,
  type StakePosition,
  tradedIn,
} from "./actions/stake.ts";
export { getSubnetIdentity, type SubnetIdentity, subnetIdentityBytes } from "./actions/subnetIdentity.ts";
export { getSubnets, type SubnetSummary } from "./actions/subnets.ts";
export { getSupply, type Supply, scheduleAt } from "./actions/supply.ts";
export {
  getTransferable,
  type Receiver,
  type Transfer,
  type Transferable,
  type TransferInclusion,
  transfer,
  transferAll,
  transferCall,
} from "./actions/transfer.ts";
export {
  commitWeights,
  randomSalt,
  revealWeights,
  setWeights,
  type WeightVector,
  weightCommitHash,
} from "./actions/weights.ts";
export { ensureAddress } from "./address.ts";
export { Chain, type ChainOptions } from "./chain.ts";
export { dispatchFailure, failedWith } from "./dispatchError.ts";
export { ChainError, type ChainErrorCode, missingEvent, TransactionFailure } from "./errors.ts";
export type { HeadKind } from "./heads/follower.ts";
export type { Head } from "./heads/header.ts";
export { isRefusal } from "./invalidTransaction.ts";
export { SUBNET_PARAMETERS } from "./parameters/index.ts";
export type { ParameterValue, SubnetParameter } from "./parameters/parameter.ts";
export { planStakeBurn } from "./plans/burn.ts";
export { type KeptPosition, type NoSale, planUnstakeEverywhere, type Sale, type SalePlan } from "./plans/everywhere.ts";
export { planMove, planStakeTransfer, type StakeMove, type StakeTransfer } from "./plans/moves.ts";
export type { PastPrices } from "./plans/pastPrices.ts";
export { type Plan, type PlanOptions, planCall, type TradeOptions, type WorstCase } from "./plans/plan.ts";
export { planRegister, type Registration, type RegistrationPlan } from "./plans/register.ts";
export { planStake, planUnstake, planUnstakeAll } from "./plans/trades.ts";
export type { Change, Preview, PriceChange, StakeChangePreview } from "./preview/held.ts";
export { preview } from "./preview/preview.ts";
export {
  DEFAULT_TOLERANCE,
  type LimitedCall,
  type PoolTerms,
  type StakeSwap,
  type StakeTrade,
  stakeWithWorstPrice,
  swapWithWorstPrice,
  unstakeWithWorstPrice,
} from "./preview/worstPrice.ts";
export { type Block, getBlock } from "./reads/blocks.ts";
export type { DifferenceOptions, StateDifference } from "./reads/differences.ts";
export { type StateEntry, statePages } from "./reads/pages.ts";
export type { RawChain, ReadOptions } from "./reads/raw.ts";
export { apiRead, type ReadValues, type StateRead, storageRead } from "./reads/stateReads.ts";
export {
  type ApiReads,
  type CallOf,
  type ConstantReads,
  type StorageReads,
  type Tx,
  type TypedReads,
  tx,
} from "./reads/typed.ts";
export { type ChainEvent, type EventOf, feeIn, readEvents, sentIn } from "./runtime/events.ts";
export type { Extrinsic } from "./runtime/extrinsics.ts";
export { RuntimeTypes } from "./runtime/runtimeTypes.ts";
export type { StorageName } from "./runtime/storageNames.ts";
export { isSignatureOf, payloadSignature, signPayload } from "./transactions/extrinsic.ts";
export type { Finding } from "./transactions/finding.ts";
export { type PayloadValues, parsePayload, readPayload, type SignerPayload } from "./transactions/payload.ts";
export type {
  Inclusion,
  PayloadSigner,
  PrepareOptions,
  SendOptions,
  SignedTransaction,
  Signer,
  SubmissionStatus,
  SubmitOptions,
} from "./transactions/submission.ts";
