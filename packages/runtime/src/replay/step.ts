import type { Quantity } from "./quantity.ts";
import type { STEP_TEXTS, SYMBOL_TEXTS } from "./texts.ts";

/** Name of what a step finds; its text and formula stand in the texts. */
export type StepId = keyof typeof STEP_TEXTS;
/** Name of an input in formulas. */
export type SymbolId = keyof typeof SYMBOL_TEXTS;

/** Neuron or mechanism that a number is about, where it is not about the neuron that is explained. */
export interface Party {
  readonly uid?: number;
  /** Hexadecimal, with `0x`. */
  readonly hotkey?: string;
  readonly mechanism?: number;
}

/** Input of a step: a number, and the step that found it, if one did. */
export interface Input {
  readonly name: SymbolId;
  readonly value: Quantity;
  readonly of?: Party;
  readonly step?: Step;
}

/** A number that the runtime found, and what it was made of. Steps may share others. */
export interface Step {
  readonly id: StepId;
  readonly value: Quantity;
  readonly inputs: readonly Input[];
  readonly of?: Party;
}

/** Inputs by name: a number, or the step whose value it is; several of a name as a list. */
export type Inputs = Partial<Record<SymbolId, Quantity | Step | readonly Step[] | undefined>>;

const isList = (value: Quantity | Step | readonly Step[]): value is readonly Step[] => Array.isArray(value);

const ofStep = (name: SymbolId, step: Step): Input => ({
  ...{ name, value: step.value, step },
  ...(step.of === undefined ? {} : { of: step.of }),
});

/** Makes a step; inputs that are `undefined` are left out. */
export function step(id: StepId, value: Quantity, inputs: Inputs, of?: Party): Step {
  const list = Object.entries(inputs).flatMap(([key, given]): Input[] => {
    // The keys are those of `Inputs`.
    const name = key as SymbolId;
    if (given === undefined) return [];
    if (isList(given)) return given.map((each) => ofStep(name, each));
    return "id" in given ? [ofStep(name, given)] : [{ name, value: given }];
  });
  return { id, value, inputs: list, ...(of === undefined ? {} : { of }) };
}
