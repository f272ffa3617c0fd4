import type { FinalityService, RoundState } from "../../finality/service.ts";
import type { Call } from "../call/call.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { hex } from "../protocol/message.ts";
import { sharedText } from "../results/shared.ts";

/** A justification in JSON, once for all subscribers. */
const justificationText = sharedText((justification: Uint8Array) => hex(justification));

const EVENT = "grandpa_justifications";

/** Progress of the rounds of votes. @throws RpcError while no votes are counted */
export function grandpa_roundState({ services: { finality } }: Call): RoundState {
  const state = finality?.roundState();
  if (state === undefined) throw notReady("this node takes no votes now: it may still be catching up");
  return state;
}

/**
 * Proof that the block at a height is finalized: an encoded `FinalityProof`, or `null` when there is none yet.
 *
 * @throws RpcError when blocks are not finalized by vote here
 */
export async function grandpa_proveFinality(call: Call): Promise<string | null> {
  const number = call.params.at(0).blockNumber();
  const input = finalityOf(call).proofInput(number);
  const proof = input && (await call.services.workers.run("finalityProof", input, call.client));
  return proof === undefined ? null : hex(proof);
}

/** Encoded justifications as blocks are finalized. @throws RpcError when blocks are not finalized by vote here */
export function grandpa_subscribeJustifications(call: Call): string {
  const finality = finalityOf(call);
  const subscription = call.open(EVENT);
  subscription.onClose(
    finality.onJustification((justification) => subscription.send(justificationText(justification))),
  );
  return subscription.id;
}

export function grandpa_unsubscribeJustifications({ connection, params }: Call): boolean {
  return connection.close(params.at(0).value, EVENT);
}

function finalityOf({ services: { finality } }: Call): FinalityService {
  if (finality !== undefined) return finality;
  throw notReady("blocks are not finalized by vote on this node");
}

function notReady(why: string): RpcError {
  return new RpcError(RPC_CODES.finality, "GRANDPA RPC endpoint not ready", why);
}
