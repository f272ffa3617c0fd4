import { SdkError } from "../error.ts";

/** Why a neuron cannot go on. */
export type NeuronErrorCode =
  | "SUBNET_NOT_FOUND"
  | "NOT_REGISTERED"
  | "WALLET_MISMATCH"
  | "EXTERNAL_HOST_NEEDED"
  | "STATE_UNREADABLE"
  | "STATE_UNWRITABLE";

/** Thrown by `Miner.run` and `Validator.run`. */
export class NeuronError extends SdkError<NeuronErrorCode> {
  override readonly name = "NeuronError";
}
