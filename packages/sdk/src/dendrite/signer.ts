import { randomUUID } from "node:crypto";
import { toHex } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import { bodyHash, type Synapse } from "../synapse/index.ts";
import { requestMessage } from "../synapse/signing.ts";
import { headerTable, inputHeaders, membersJson, synapseHeaders, synapseJson } from "../synapse/wire.ts";
import { NEURON_VERSION } from "../version.ts";
import { NonceSource } from "./nonce.ts";
import type { AxonTarget } from "./options.ts";
import type { HttpRequest } from "./transport.ts";

/** A signed request, as a transport takes it. */
export type PreparedRequest = Pick<HttpRequest, "host" | "port" | "path" | "headers" | "body">;

const encoder = new TextEncoder();

/** The part of a request that is the same whoever it goes to. */
export interface RequestContent {
  /** Name of the synapse. */
  readonly name: string;
  /** Hash of the body, hex. */
  readonly hash: string;
  /** Placeholder headers of the required fields. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Own fields of the synapse, as members of a JSON object. */
  readonly members: string;
}

/** Makes what goes to each axon alike. */
export function requestContent<Q extends object, A extends object>(synapse: Synapse<Q, A>, request: Q): RequestContent {
  const empty = Object.fromEntries(Object.keys(synapse.response.shape).map((field) => [field, null]));
  return {
    name: synapse.name,
    hash: bodyHash(synapse, request),
    inputs: inputHeaders(synapse),
    members: membersJson({ ...empty, ...request }),
  };
}

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
  sign(axon: AxonTarget, { name, hash, inputs, members }: RequestContent, timeoutMs: number): PreparedRequest {
    const nonce = this.#nonces.next();
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
    return {
      host: axon.host,
      port: axon.port,
      path: `/${name}`,
      headers: { ...headerTable(synapseHeaders(name, envelope)), ...inputs },
      body: synapseJson(name, { ...envelope, bodyHash: "" }, members),
    };
  }
}
