/** Failure that a call would have in its block, as a `DispatchError` says it. Never leaves an estimate. */
export class Refusal extends Error {
  readonly pallet: "SubtensorModule" | "Swap" | "Token";
  readonly reason: string;

  /** Takes a pallet's error, or one of the chain's own kinds (`Token`). */
  constructor(pallet: "SubtensorModule" | "Swap" | "Token", reason: string) {
    super(`${pallet}.${reason}`);
    this.pallet = pallet;
    this.reason = reason;
  }

  /** The `DispatchError`. */
  get dispatchError(): unknown {
    const { pallet, reason } = this;
    if (pallet === "Token") return { type: pallet, value: { type: reason } };
    return { type: "Module", value: { type: pallet, value: { type: reason } } };
  }
}

/** Refuses unless a condition of SubtensorModule holds. @throws Refusal */
export function ensureThat(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Refusal("SubtensorModule", reason);
}
