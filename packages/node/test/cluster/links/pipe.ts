import type { Socket } from "node:net";
import type { Chance } from "../chance.ts";
import type { LinkConditions } from "./conditions.ts";
import { resumedAt, transitMs } from "./transit.ts";

/** Bytes that may be under way in one direction; then the sender waits, as with TCP's windows. */
const WINDOW = 4 * 1024 * 1024;

/** A piece of the stream under way; without bytes, its end. */
interface Parcel {
  readonly bytes: Buffer | undefined;
  readonly sentAt: number;
  arrivesAt: number;
}

/**
 * One direction of a connection over a link: bytes go from one socket to another, in order, as late as the link has it.
 */
export class Pipe {
  readonly #source: Socket;
  readonly #sink: Socket;
  readonly #conditions: () => LinkConditions;
  readonly #chance: Chance;
  readonly #queue: Parcel[] = [];
  #queued = 0;
  #cut: boolean;
  #timer: NodeJS.Timeout | undefined;

  constructor(source: Socket, sink: Socket, link: { conditions: () => LinkConditions; chance: Chance; cut: boolean }) {
    this.#source = source;
    this.#sink = sink;
    this.#conditions = link.conditions;
    this.#chance = link.chance;
    this.#cut = link.cut;
    source.on("data", (bytes: Buffer) => this.#send(bytes));
    source.once("close", () => this.#send(undefined));
    source.on("end", () => this.#send(undefined));
  }

  /** From now on nothing arrives. */
  cut(): void {
    this.#cut = true;
    clearTimeout(this.#timer);
  }

  /** Things arrive again, as soon as TCP tries again. */
  heal(): void {
    this.#cut = false;
    const [oldest] = this.#queue;
    if (oldest === undefined) return;
    const at = resumedAt(oldest.sentAt, Date.now());
    for (const parcel of this.#queue) parcel.arrivesAt = Math.max(parcel.arrivesAt, at);
    this.#wait();
  }

  /** Drops what is under way. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#queue.length = 0;
    this.#cut = true;
  }

  #send(bytes: Buffer | undefined): void {
    const sentAt = Date.now();
    const last = this.#queue.at(-1)?.arrivesAt ?? 0;
    const takes = transitMs(bytes?.length ?? 1, this.#conditions(), this.#chance);
    this.#queue.push({ bytes, sentAt, arrivesAt: Math.max(last, sentAt + takes) });
    this.#queued += bytes?.length ?? 0;
    if (this.#queued > WINDOW) this.#source.pause();
    if (this.#queue.length === 1) this.#wait();
  }

  #wait(): void {
    const [next] = this.#queue;
    if (next === undefined || this.#cut) return;
    clearTimeout(this.#timer);
    const ms = next.arrivesAt - Date.now();
    if (ms <= 0) this.#deliver();
    else this.#timer = setTimeout(() => this.#deliver(), ms);
  }

  #deliver(): void {
    const now = Date.now();
    for (let next = this.#queue[0]; next !== undefined && next.arrivesAt <= now; next = this.#queue[0]) {
      this.#queue.shift();
      if (next.bytes === undefined) this.#end();
      else if (this.#sink.writable) this.#sink.write(next.bytes);
      this.#queued -= next.bytes?.length ?? 0;
    }
    if (this.#queued <= WINDOW) this.#source.resume();
    this.#wait();
  }

  /** The source has ended: so does the sink, once what was written is gone. */
  #end(): void {
    if (this.#source.destroyed && !this.#source.readableEnded) this.#sink.destroy();
    else this.#sink.end();
  }
}
