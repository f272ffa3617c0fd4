import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const NEURON_ERRORS = defineErrors("Miners and validators", 5400, {
  SUBNET_NOT_FOUND: [0, "The chain has no subnet of this number.", "List the subnets with `tao subnets`."],
  NOT_REGISTERED: [1, "The hotkey is not registered on the subnet.", "Register it: --registration burn, or work."],
  OTHER_OWNER: [
    2,
    "Another coldkey owns the hotkey on this chain.",
    "Use the wallet that owns it, or make another hotkey.",
  ],
  BALANCE_TOO_LOW: [3, "The coldkey cannot pay the registration.", "Bring TAO to the coldkey."],
  HOTKEY_SCHEME: [4, "The hotkey's scheme cannot sign what a validator signs.", "Make an sr25519 hotkey."],
  OTHER_SYNAPSE: [5, "The subnet's neurons speak another synapse.", "Choose the subnet, or the task, that fits."],
  WALLET_MISMATCH: [
    6,
    "The hotkey belongs to another wallet than the one that was given.",
    "Give the wallet that it belongs to.",
  ],
  EXTERNAL_HOST_NEEDED: [
    7,
    "The axon listens on an address that others cannot reach, and no external address was given.",
    "Give the address at which others reach it.",
  ],
  OPTION_INVALID: [
    8,
    "An option has a value that it cannot have.",
    "Give a value within the bounds that the message names.",
  ],
  SCORE_INVALID: [9, "A score is not a finite number.", "Return finite numbers from the judge."],
  STATE_UNREADABLE: [
    10,
    "The file with the validator's state cannot be read.",
    "Check its permissions, or remove it to start anew.",
  ],
  STATE_UNWRITABLE: [
    11,
    "The file with the validator's state cannot be written.",
    "Check its permissions and the free space.",
  ],
  SYNAPSE_UNKNOWN: [
    12,
    "The subnet does not say which synapses its neurons speak.",
    "See what others do there before you pay for a place.",
  ],
  TOO_SLOW: [
    13,
    "An answer was not ready when the caller's time was over.",
    "See whether the model or its server hangs, or take a smaller model.",
  ],
  NOT_ANSWERED: [
    14,
    "None of the miners that were asked gave an answer.",
    "See whether this machine reaches them and has the stake that they ask for.",
  ],
  FAILED: [
    15,
    "What answers or scores failed, and its error has no code of OpenTAO.",
    "See whether what answers (the model, its server) works.",
  ],
});

/** Code of a {@link NeuronError}. */
export type NeuronErrorCode = CodeOf<typeof NEURON_ERRORS>;

/** Thrown by `Miner.run` and `Validator.run`. */
export class NeuronError extends CodedError<NeuronErrorCode> {
  override readonly name = "NeuronError";

  protected override catalog() {
    return NEURON_ERRORS;
  }
}

/** A score that is no finite number, of a neuron named by its uid or hotkey. */
export function invalidScore(neuron: string, score: number): NeuronError {
  return new NeuronError(
    "SCORE_INVALID",
    `the score of ${neuron} is ${score}`,
    "Mend the judge: scores are finite numbers.",
  );
}
