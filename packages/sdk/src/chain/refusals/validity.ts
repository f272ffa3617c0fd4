import type { TransactionValidityError } from "@opentao/codec/primitives";
import type { Meaning } from "./chainErrors.ts";

const WAIT = "Wait some blocks, then send it again.";
const SUBNETS = "List the subnets with `tao subnets`, and check the number.";
const SERVE = "Announce an address that others reach: IPv4 or IPv6, no special-purpose one, and a port above 0.";
const REGISTER = "Register the hotkey first; `tao metagraph N` shows who is.";
const BALANCE = "Look at the balance with `tao wallet balance`: send less, or bring TAO there first.";
const STAKE = "Look at the stake with `tao wallet balance`, and ask for no more than that.";
const TRADE = "Trade less at once, or allow a price further away.";
const AGAIN = "Sign it anew and send it again.";
const OTHER_CALL = "Send another call.";
const OTHER_CHAIN = "Check that the node is of the chain that you mean, then sign it anew.";

/** Meanings of the chain's own validity codes (protocol: clients §a.6). */
export const CUSTOM_CODES: Readonly<Record<number, Meaning>> = {
  0: ["a change of this coldkey is announced", "Make the announced change of the coldkey, or withdraw it."],
  1: ["the stake or the amount is too small", "Send or stake more."],
  2: ["the balance is too small", BALANCE],
  3: ["the subnet does not exist", SUBNETS],
  4: ["the hotkey has no account", REGISTER],
  5: ["there is not enough stake to withdraw", STAKE],
  6: ["a rate limit has not passed yet", WAIT],
  7: ["the pool has too little liquidity", TRADE],
  8: ["the price would move further than allowed", TRADE],
  9: ["transfers are not allowed there", "Unstake and send TAO instead."],
  10: ["the hotkey is not registered", REGISTER],
  11: ["the IP address cannot be served at", SERVE],
  12: ["serving was announced too recently", WAIT],
  13: ["the port cannot be served at", SERVE],
  14: ["the limit allows no amount at all", TRADE],
  15: ["the reveal round is wrong", "Commit again for a round to come."],
  16: ["there is no such commit", "Commit the weights first."],
  17: ["it is not the time to reveal", "Reveal in the epoch for which it was committed."],
  18: ["lists differ in length", "Give lists of the same length."],
  19: ["the uid does not exist", REGISTER],
  20: ["an EVM address was associated too recently", WAIT],
  21: ["the change of this coldkey is disputed", "It is decided by those who govern the chain."],
  22: ["the account for which a proxy signs is not its own", "Name the account that made the proxy."],
  23: ["the shielded transaction cannot be read", AGAIN],
  24: ["the shielded transaction is for another key", AGAIN],
  25: ["the coldkey does not own the hotkey", "Sign with the coldkey that owns the hotkey (--wallet NAME)."],
  26: ["the take is too low", "Give a value within the bounds that the chain allows."],
  27: ["the take is too high", "Give a value within the bounds that the chain allows."],
  255: ["the chain would refuse it for a reason that the pool does not tell", "Check what it says, and its signer."],
};

/** Reasons why a transaction is not valid, by the texts that nodes give (protocol: clients §a.6). */
export const VALIDITY_TEXTS: Readonly<Record<string, Meaning>> = {
  "Transaction call is not expected": ["the chain does not take this call now", "Check the call and who signs it."],
  "Inability to pay some fees (e.g. account balance too low)": ["the account cannot pay the fee", BALANCE],
  "Transaction will be valid in the future": ["an earlier transaction is missing", "Send the earlier ones first."],
  "Transaction is outdated": ["another transaction with its nonce is in a block already", AGAIN],
  "Transaction has a bad signature": ["its signature does not hold on this chain", OTHER_CHAIN],
  "Transaction has an ancient birth block": ["it has expired", AGAIN],
  "Transaction would exhaust the block limits": ["the block has no room for it", WAIT],
  "A call was labelled as mandatory, but resulted in an Error.": ["only a block's author may put it there", OTHER_CALL],
  "Transaction dispatch is mandatory; transactions must not be validated.": [
    "only a block's author may put it there",
    OTHER_CALL,
  ],
  "Invalid signing address": ["its signer is no account that may sign", "Check who signs it."],
  "The implicit data was unable to be calculated": ["what its signature covers is not known", OTHER_CHAIN],
  "The transaction extension did not authorize any origin": ["the chain cannot tell who sends it", "Sign it."],
  "Could not lookup information required to validate the transaction": ["what it refers to is not found", WAIT],
  "Could not find an unsigned validator for the unsigned transaction": ["it must be signed", "Sign it."],
};

/** Texts that nodes give for the reasons why a transaction is not valid. */
const TEXTS_BY_NAME: Readonly<Record<string, string>> = {
  Call: "Transaction call is not expected",
  Payment: "Inability to pay some fees (e.g. account balance too low)",
  Future: "Transaction will be valid in the future",
  Stale: "Transaction is outdated",
  BadProof: "Transaction has a bad signature",
  AncientBirthBlock: "Transaction has an ancient birth block",
  ExhaustsResources: "Transaction would exhaust the block limits",
  BadMandatory: "A call was labelled as mandatory, but resulted in an Error.",
  MandatoryValidation: "Transaction dispatch is mandatory; transactions must not be validated.",
  BadSigner: "Invalid signing address",
  IndeterminateImplicit: "The implicit data was unable to be calculated",
  UnknownOrigin: "The transaction extension did not authorize any origin",
  CannotLookup: "Could not lookup information required to validate the transaction",
  NoUnsignedValidator: "Could not find an unsigned validator for the unsigned transaction",
};

/** Text that nodes give for the reason why a transaction is not valid (protocol: clients §a.6). */
export function validityTextOf({ value }: TransactionValidityError): string {
  return value.type === "Custom" ? `Custom error: ${value.value}` : (TEXTS_BY_NAME[value.type] ?? value.type);
}

/** Meanings of a node's error codes where the text says no more. */
export const RPC_CODES: Readonly<Record<number, Meaning>> = {
  1001: ["it is not written as this chain's transactions are", OTHER_CHAIN],
  1002: ["the node could not check it", WAIT],
  1010: ["the chain would not apply it", "Change what it says, then send it again."],
  1011: ["the chain cannot tell whether it is valid", WAIT],
  1012: ["the node had to refuse it a short time ago and does not look at it again yet", WAIT],
  1013: ["the node has it already", "Wait until it is in a block."],
  1014: [
    "another transaction of the account with the same nonce is waiting",
    "Wait until that one is in a block, then send this one again.",
  ],
  1015: ["it waits for itself", AGAIN],
  1016: ["the node's pool is full", "Send it again later, or to another node."],
  1019: ["it says nothing by which the pool could tell it from others", AGAIN],
};
