/** Meaning of an error in plain words, and its cure. */
export type Meaning = readonly [meaning: string, cure: string];

const LESS = "Look at the balance with `tao wallet balance`: send less, leave room for the fee, or use --all.";
const REPORT = "Try again later; if it goes on, tell those who run the chain.";
const ACCOUNT = "Bring TAO to the account first.";
const OTHER_AMOUNT = "Give another amount.";

/** Errors of the chain itself: variants of `DispatchError`, those with a reason as `Kind.Reason`. */
export const DISPATCH_ERRORS: Readonly<Record<string, Meaning>> = {
  Other: ["it failed for a reason that it does not tell", REPORT],
  CannotLookup: ["an account that it names cannot be found", "Check the addresses."],
  BadOrigin: [
    "this account may not make this call",
    "Sign with the key that may: a coldkey, a hotkey or the owner, as the call wants.",
  ],
  ConsumerRemaining: [
    "the account is still needed for something",
    "End what it is needed for first: stake, a reservation, session keys.",
  ],
  NoProviders: ["the account does not exist", ACCOUNT],
  TooManyConsumers: ["the account is needed for too much", "End something that it is needed for first."],
  Exhausted: ["the call does more than one call may", "Send fewer calls in one batch."],
  Corruption: ["the chain's state is damaged", "Tell those who run the chain."],
  Unavailable: ["something that it needs is not there now", "Send it again in a later block."],
  RootNotAllowed: ["the root origin may not make this call", "Sign with an account."],
  "Token.FundsUnavailable": ["the account has not that much TAO to spend", LESS],
  "Token.OnlyProvider": ["the account would cease to exist while it is needed", LESS],
  "Token.BelowMinimum": [
    "the receiver's account would hold less than the existential deposit (500 rao)",
    "Send at least 500 rao.",
  ],
  "Token.CannotCreate": ["the receiver's account cannot be brought into being", "Send at least 500 rao to it."],
  "Token.UnknownAsset": ["there is no such asset", "Check its number."],
  "Token.Frozen": ["the amount is frozen", "Wait until it is free, or send less."],
  "Token.Unsupported": ["this cannot be done with these tokens", "Use another call."],
  "Token.CannotCreateHold": ["the amount cannot be held", "End another hold first."],
  "Token.NotExpendable": [
    "the account would cease to exist",
    "Leave 500 rao there, or use --all to empty it on purpose.",
  ],
  "Token.Blocked": ["the account may not receive or send this", "Use another account."],
  "Arithmetic.Underflow": ["an amount would fall below zero", OTHER_AMOUNT],
  "Arithmetic.Overflow": ["an amount would grow too large", OTHER_AMOUNT],
  "Arithmetic.DivisionByZero": ["it would divide by zero", OTHER_AMOUNT],
  "Transactional.LimitReached": ["calls are nested too deeply", "Nest fewer calls."],
  "Transactional.NoLayer": ["it needs a layer of storage that is not there", REPORT],
};

const PROOF: Meaning = ["a proof over the state does not hold", "Make the proof anew from a block that is still kept."];

/** Returns the meaning of an error of the chain itself; `undefined` for one that is not known here. */
export function chainErrorOf(name: string): Meaning | undefined {
  if (name === "Trie" || name.startsWith("Trie.")) return PROOF;
  return Object.hasOwn(DISPATCH_ERRORS, name) ? DISPATCH_ERRORS[name] : undefined;
}
