import { randomUUID } from "node:crypto";
import { toHex } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import { bodyHash, type Synapse } from "../synapse/index.ts";
import { requestMessage } from "../synapse/signing.ts";
import { inputHeaders, synapseHeaders, synapseJson } from "../synapse/wire.ts";
import { NEURON_VERSION } from "../version.ts";
import { NonceSource } from "./nonce.ts";
import type { AxonTarget } from "./options.ts";
import type { HttpRequest } from "./transport.ts";

/** A signed request, as a transport takes it. */
export type PreparedRequest = Pick<HttpRequest, "host" | "port" | "path" | "headers" | "body">;

const encoder = new TextEncoder();

/** Signs requests with a hotkey (protocol: wire §a.5). */
export class RequestSigner {
  readonly #hotkey: Keypair;
  readonly #ip: string;
  readonly #nonces: NonceSource;
  readonly #uuid = randomUUID();

  /**
   * @param ip - own address as others see it
   * @param clock - milliseconds since 1970
   */
  constructor(hotkey: Keypair, ip: string, clock?: () => number) {
    this.#hotkey = hotkey;
    this.#ip = ip;
    this.#nonces = new NonceSource(clock);
  }

  /** Makes the request to an axon, whose answer may take `timeoutMs` milliseconds. */
  sign<Q extends object, A extends object>(
    axon: AxonTarget,
    synapse: Synapse<Q, A>,
    request: Q,
    timeoutMs: number,
  ): PreparedRequest {
    const nonce = this.#nonces.next();
    const hash = bodyHash(synapse, request);
    const message = requestMessage({
      nonce,
      dendriteHotkey: this.#hotkey.address,
      axonHotkey: axon.hotkey,
      uuid: this.#uuid,
      bodyHash: hash,
    });
    const envelope = {
      timeout: timeoutMs / 1000,
      bodyHash: hash,
      dendrite: {
        ip: this.#ip,
        version: NEURON_VERSION,
        nonce,
        uuid: this.#uuid,
        hotkey: this.#hotkey.address,
        signature: toHex(this.#hotkey.sign(encoder.encode(message))),
      },
      axon: { ip: axon.host, port: axon.port, hotkey: axon.hotkey },
    };
    const empty = Object.fromEntries(Object.keys(synapse.response.shape).map((field) => [field, null]));
    return {
      host: axon.host,
      port: axon.port,
      path: `/${synapse.name}`,
      headers: { ...synapseHeaders(synapse.name, envelope), ...inputHeaders(synapse) },
      body: synapseJson(synapse.name, { ...envelope, bodyHash: "" }, { ...empty, ...request }),
    };
  }
}
