import type { ServerResponse } from "node:http";
import type { Kysely } from "kysely";
import { IndexError } from "../../errors.ts";
import type { Tables } from "../../schema/tables.ts";
import { type Standpoint, standpointOf } from "../reading/place.ts";
import type { ApiLimits } from "./limits.ts";

/** Milliseconds between two looks at where the index stands, while somebody wants to know. */
const LOOK_MS = 500;
/** Milliseconds after which something is said, so that a connection that has gone is noticed. */
const SILENCE_MS = 15_000;
/** Bytes that a client may leave unread before it is let go. */
const MOST_UNREAD = 65_536;

interface Client {
  readonly group: string;
  readonly response: ServerResponse;
}

/** Tells clients of new blocks, as server-sent events. While it has none, nothing is looked at. */
export class Live {
  readonly #db: Kysely<Tables>;
  readonly #limits: ApiLimits;
  readonly #onProblem: (error: unknown) => void;
  readonly #clients = new Set<Client>();
  /** The next look; `undefined` while there is none to come, also while one is taken. */
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  #last = "";
  #saidAt = 0;

  constructor(db: Kysely<Tables>, limits: ApiLimits, onProblem: (error: unknown) => void) {
    this.#db = db;
    this.#limits = limits;
    this.#onProblem = onProblem;
  }

  /** Makes sure that there is room for a client. @throws IndexError `TOO_BUSY` */
  admit(group: string | undefined): void {
    const ofGroup = [...this.#clients].filter((client) => client.group === group).length;
    const isFull = group !== undefined && ofGroup >= this.#limits.addressLive;
    if (this.#clients.size >= this.#limits.live || isFull)
      throw new IndexError("TOO_BUSY", "too many clients follow the index", "Ask again later, or ask /v1/status.");
  }

  /** Adds a client, which is told where the index stands at once. */
  add(group: string | undefined, response: ServerResponse): void {
    const client = { group: group ?? "", response };
    this.#clients.add(client);
    response.once("close", () => {
      this.#clients.delete(client);
      if (this.#clients.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    });
    response.write("retry: 2000\n\n");
    if (this.#last !== "") response.write(this.#last);
    this.#lookIn(0);
  }

  /** Lets all clients go. */
  close(): void {
    for (const { response } of this.#clients) response.destroy();
  }

  /** Looks again after a while, unless that is to be anyway: however many come and go, one looks for all. */
  #lookIn(ms: number): void {
    if (this.#isLooking || this.#clients.size === 0) return;
    this.#timer ??= setTimeout(() => void this.#look(), ms);
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    this.#isLooking = true;
    try {
      const at = eventOf(await standpointOf(this.#db));
      if (at !== this.#last) this.#say(at);
      else if (Date.now() - this.#saidAt >= SILENCE_MS) this.#say(": still here\n\n");
      this.#last = at;
    } catch (error) {
      this.#onProblem(error);
    }
    this.#isLooking = false;
    this.#lookIn(LOOK_MS);
  }

  #say(text: string): void {
    this.#saidAt = Date.now();
    for (const { response } of this.#clients) {
      if (response.writableLength > MOST_UNREAD) response.destroy();
      else response.write(text);
    }
  }
}

function eventOf({ height, hash, time, best }: Standpoint): string {
  return `event: block\nid: ${height}-${best.height}\ndata: ${JSON.stringify({ height, hash, time, best })}\n\n`;
}
