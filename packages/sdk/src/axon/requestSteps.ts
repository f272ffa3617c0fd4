import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { addressGroup } from "@opentao/codec/ip";
import { membersJson, synapseHeaders, synapseJson } from "../synapse/wire.ts";
import { type Admitted, admit, readHead } from "./admission.ts";
import { answer, readRequest } from "./answer.ts";
import type { AxonContext } from "./context.ts";
import { responseEnvelope } from "./envelope.ts";
import { internalError, Rejection } from "./errors.ts";
import { declaredSize, headerOf, nameOf, readBody, tooLarge } from "./incoming.ts";
import { sendJson } from "./outgoing.ts";
import type { Route, Routes } from "./routes.ts";

/** Bytes of a body that are read and thrown away, so that the connection can go on. */
const SMALL_BODY = 16_384;

/** A request that has passed all that can be said without its body. */
interface Entry {
  readonly route: Route;
  readonly admitted: Admitted;
  /** Most bytes of its body. */
  readonly size: number;
}

/** Steps of a request over HTTP: what of it is looked at when, and what is sent back. */
export class RequestSteps {
  readonly #context: AxonContext;
  readonly #routes: Routes;

  constructor(context: AxonContext, routes: Routes) {
    this.#context = context;
    this.#routes = routes;
  }

  /** Responds to a request. Rejects only when the operator's own `onFailure` throws. */
  async respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const startedAt = this.#context.clock();
    let entry: Entry | undefined;
    try {
      entry = await this.#enter(incoming, outgoing, startedAt);
      await this.#answer(entry, incoming, outgoing, startedAt);
    } catch (error) {
      this.#reject(error, incoming, outgoing, startedAt, entry);
    }
  }

  /** Before the body is read, the cheapest first: whoever is turned away costs nothing more. @throws Rejection */
  async #enter(incoming: IncomingMessage, outgoing: ServerResponse, startedAt: number): Promise<Entry> {
    const address = incoming.socket.remoteAddress ?? "";
    if (!this.#context.addresses.take(addressGroup(address), startedAt)) {
      throw new Rejection(429, "Too many requests from this address, slow down");
    }
    const name = nameOf(incoming);
    if (name === undefined) throw this.#routes.unknown((incoming.url ?? "").slice(0, 64));
    const route = this.#routes.get(name);
    if (route === undefined) {
      this.#context.onUnknown(name.slice(0, 64), headerOf(incoming, "bt_header_dendrite_hotkey"));
      throw this.#routes.unknown(name.slice(0, 64));
    }
    const size = this.#sizeOf(incoming);
    const head = readHead(name, (field) => headerOf(incoming, field), address, this.#context.limits);
    const admitted = await admit(route, head, this.#context);
    const giveBack = this.#context.rooms.take(admitted.caller, size);
    if (outgoing.destroyed) giveBack();
    else outgoing.once("close", giveBack);
    return { route, admitted, size };
  }

  async #answer(
    { route, admitted, size }: Entry,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    startedAt: number,
  ): Promise<void> {
    const body = await readBody(incoming, size);
    const asked = readRequest(route, admitted.head, body ?? "{}");
    const result = await answer(route, admitted, asked, outgoing, this.#context);
    const envelope = responseEnvelope(admitted.head, 200, "Success", startedAt, this.#context);
    const { name } = route.synapse;
    const json = synapseJson(name, envelope, membersJson({ ...asked, ...result }));
    const response = { status: 200, headers: synapseHeaders(name, envelope), json };
    sendJson(outgoing, response, this.#context.limits.sendTimeoutMs);
  }

  #reject(
    error: unknown,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    startedAt: number,
    entry: Entry | undefined,
  ): void {
    const { status, message, retryAfter } = error instanceof Rejection ? error : this.#failure(error);
    if (outgoing.destroyed) return;
    const envelope = responseEnvelope(entry?.admitted.head, status, message, startedAt, this.#context);
    // Node refuses header values with other characters; the body tells them all.
    const printable = {
      ...envelope,
      axon: { ...envelope.axon, status_message: message.replace(/[^\x20-\x7e]/g, "?") },
    };
    const name = (nameOf(incoming) ?? "").replace(/[^\x21-\x7e]/g, "?");
    // A large body of what was not admitted is not waited for, nor the rest of one that is too large.
    const isLeftOver = status === 413 || (entry === undefined && declaredSize(incoming) > SMALL_BODY);
    const headers = synapseHeaders(name, printable);
    if (isLeftOver) headers.push("connection", "close");
    if (retryAfter !== undefined) headers.push("retry-after", String(retryAfter));
    const response = { status, headers, json: JSON.stringify({ message }) };
    sendJson(outgoing, response, this.#context.limits.sendTimeoutMs);
  }

  /** Bytes that a body may have. @throws Rejection 413 when it says that it is larger than is taken */
  #sizeOf(incoming: IncomingMessage): number {
    const { bodySize } = this.#context.limits;
    const declared = declaredSize(incoming);
    if (declared === Number.POSITIVE_INFINITY) return bodySize;
    if (declared <= bodySize) return declared;
    throw tooLarge(bodySize);
  }

  #failure(error: unknown): Rejection {
    const id = randomUUID();
    this.#context.onFailure(id, error);
    return internalError(id);
  }
}
