import { randomUUID } from "node:crypto";
import { toHex } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import { bodyHash, type Synapse } from "../../src/synapse/index.ts";
import { requestMessage } from "../../src/synapse/signing.ts";
import { headerTable, membersJson, synapseHeaders, synapseJson } from "../../src/synapse/wire.ts";
import { NEURON_VERSION } from "../../src/version.ts";

/** A request as a load generator sends it. */
export interface SignedRequest {
  readonly method: "POST";
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Contents of {@link signedRequests}. */
export interface Load<Q extends object, A extends object> {
  readonly synapse: Synapse<Q, A>;
  readonly question: Q;
  readonly validator: Keypair;
  readonly axonHotkey: string;
  /** Lists of requests; each list has nonces of its own that only grow. */
  readonly callers: number;
  readonly each: number;
  /** Lists whose signatures are false. Default: none. */
  readonly falseCallers?: number;
}

/** Signs requests beforehand: signing takes longer than answering. */
export function signedRequests<Q extends object, A extends object>(load: Load<Q, A>): SignedRequest[][] {
  const { synapse, question, validator, axonHotkey, callers, each, falseCallers = 0 } = load;
  const hash = bodyHash(synapse, question);
  const now = BigInt(Date.now()) * 1_000_000n;
  return Array.from({ length: callers }, (_, caller) => {
    const uuid = randomUUID();
    return Array.from({ length: each }, (_, i): SignedRequest => {
      const nonce = now + BigInt(i);
      const dendriteHotkey = validator.address;
      const message = requestMessage({ nonce, dendriteHotkey, axonHotkey, uuid, bodyHash: hash });
      const signed = caller < falseCallers ? `${message}!` : message;
      const signature = toHex(validator.sign(new TextEncoder().encode(signed)));
      const envelope = {
        timeout: 60,
        bodyHash: hash,
        dendrite: { ip: "127.0.0.1", version: NEURON_VERSION, nonce, uuid, hotkey: dendriteHotkey, signature },
        axon: { ip: "127.0.0.1", port: 8091, hotkey: axonHotkey },
      };
      return {
        method: "POST",
        path: `/${synapse.name}`,
        headers: { ...headerTable(synapseHeaders(synapse.name, envelope)), "content-type": "application/json" },
        body: synapseJson(synapse.name, { ...envelope, bodyHash: "" }, membersJson(question)),
      };
    });
  });
}
