import { Rejection } from "./errors.ts";

/** Part of the room that one caller may have. */
const SHARE = 4;

/** Room for bodies that are being received or answered, in bytes. */
export class BodyRoom {
  readonly #room: number;
  readonly #ofCaller = new Map<string, number>();
  #used = 0;

  constructor(room: number) {
    this.#room = room;
  }

  /** Takes room for a body of `caller`; returns what gives it back, once. @throws Rejection 503 when there is none */
  take(caller: string, bytes: number): () => void {
    const own = this.#ofCaller.get(caller) ?? 0;
    if (this.#used + bytes > this.#room || own + bytes > this.#room / SHARE) {
      throw new Rejection(503, "Too many large requests, try again later");
    }
    this.#add(caller, bytes);
    let isHeld = true;
    return () => {
      if (isHeld) this.#add(caller, -bytes);
      isHeld = false;
    };
  }

  #add(caller: string, bytes: number): void {
    this.#used += bytes;
    const own = (this.#ofCaller.get(caller) ?? 0) + bytes;
    if (own > 0) this.#ofCaller.set(caller, own);
    else this.#ofCaller.delete(caller);
  }
}
