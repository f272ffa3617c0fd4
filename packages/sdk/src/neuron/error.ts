import { SdkError } from "../error.ts";

/** Why a neuron cannot go on. */
export type NeuronErrorCode =
  | "SUBNET_NOT_FOUND"
  | "NOT_REGISTERED"
  | "OTHER_OWNER"
  | "BALANCE_TOO_LOW"
  | "HOTKEY_SCHEME"
  | "OTHER_SYNAPSE"
  | "WALLET_MISMATCH"
  | "EXTERNAL_HOST_NEEDED"
  | "OPTION_INVALID"
  | "SCORE_INVALID"
  | "STATE_UNREADABLE"
  | "STATE_UNWRITABLE";

/** Thrown by `Miner.run` and `Validator.run`. */
export class NeuronError extends SdkError<NeuronErrorCode> {
  override readonly name = "NeuronError";
}

/** A score that is no finite number, of a neuron named by its uid or hotkey. */
export function invalidScore(neuron: string, score: number): NeuronError {
  return new NeuronError(
    "SCORE_INVALID",
    `the score of ${neuron} is ${score}`,
    "Mend the judge: scores are finite numbers.",
  );
}
