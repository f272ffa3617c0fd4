import type { VoterEffect } from "../voter/effects.ts";

/** Steps of an {@link EffectLoop}. */
export interface EffectSteps {
  /** Applies an effect; further ones that this brings may be given to the loop. */
  apply(effect: VoterEffect): void;
  /** Gives the voter the votes that were kept for a round that it has entered. */
  replay(round: bigint): void;
}

/** Applies a voter's effects strictly in order: those that applying one brings come after all before them. */
export class EffectLoop {
  readonly #steps: EffectSteps;
  #effects: VoterEffect[] = [];
  /** Rounds that were entered; their votes are replayed when no effects are left. */
  #rounds: bigint[] = [];
  #running = false;

  constructor(steps: EffectSteps) {
    this.#steps = steps;
  }

  /** Applies effects, and what they bring; while it runs, they only take their place. */
  run(effects: readonly VoterEffect[]): void {
    for (const effect of effects) this.#effects.push(effect);
    if (this.#running) return;
    this.#running = true;
    try {
      for (let effect = this.#effects.shift(); effect !== undefined; effect = this.#effects.shift()) {
        this.#steps.apply(effect);
        if (effect.kind === "round") this.#rounds.push(effect.round);
        if (this.#effects.length === 0) for (const round of this.#rounds.splice(0)) this.#steps.replay(round);
      }
    } finally {
      this.#running = false;
    }
  }

  /** Drops what has not been applied: the voter is gone. */
  clear(): void {
    this.#effects = [];
    this.#rounds = [];
  }
}
