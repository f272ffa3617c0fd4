import type { MessageLimits } from "../../jobs/interface.ts";
import { RPC_CODES, RpcError } from "./errors.ts";

/**
 * Methods that carry an extrinsic, or the input of a runtime method that may: their messages may be as long as a block.
 */
const LARGE: ReadonlySet<string> = new Set([
  "archive_v1_call",
  "author_removeExtrinsic",
  "author_submitAndWatchExtrinsic",
  "author_submitExtrinsic",
  "chainHead_v1_call",
  "payment_queryFeeDetails",
  "payment_queryInfo",
  "state_call",
  "state_callAt",
  "system_dryRun",
  "system_dryRunAt",
  "transactionWatch_v1_submitAndWatch",
  "transaction_v1_broadcast",
]);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Looks through a message once, before anything is made of it, and refuses what would cost much more than its bytes.
 * Whether it is JSON at all is for the parser to say.
 *
 * @returns how many bytes it looked at: at most all of them, each once
 * @throws RpcError `invalidRequest`, `batchTooLong`, `requestTooBig`
 */
export function scanMessage(bytes: Uint8Array, limits: MessageLimits): number {
  const method = new MethodFinder(bytes);
  let depth = 0;
  let values = 1;
  let requests = 1;
  let isBatch = false;
  let at = 0;
  while (at < bytes.length) {
    switch (bytes[at]) {
      case QUOTE: {
        const end = endOfText(bytes, at + 1);
        if (depth === 1) method.text(at + 1, end);
        at = end;
        break;
      }
      case COMMA:
        values += 1;
        if (isBatch && depth === 1) requests += 1;
        break;
      case COLON:
        if (depth === 1) method.colon();
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        isBatch ||= depth === 0 && bytes[at] === OPEN_LIST;
        depth += 1;
        values += 1;
        if (depth > limits.depth) throw refused(`more than ${limits.depth} lists and objects inside each other`);
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        depth -= 1;
        break;
    }
    if (values > limits.values) throw refused(`more than ${limits.values} values in one message`);
    if (requests > limits.batchLength) throw batchTooLong(limits.batchLength);
    at += 1;
  }
  if (bytes.length > limits.plainBytes && (isBatch || !LARGE.has(method.name))) {
    const data = `Exceeded max limit of ${limits.plainBytes} bytes; only a single call that carries an extrinsic may be longer`;
    throw new RpcError(RPC_CODES.requestTooBig, "Request is too big", data);
  }
  return at;
}

/** A batch of too many requests. */
export function batchTooLong(limit: number): RpcError {
  return new RpcError(RPC_CODES.batchTooLong, "The batch request was too large", `Exceeded max limit of ${limit}`);
}

/** Position of the quote that ends a text, or the message's end. */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  // A message may break off behind a backslash.
  return Math.min(at, bytes.length);
}

/** Finds the method's name among the members of a request. */
class MethodFinder {
  readonly #bytes: Uint8Array;
  #last = "";
  #isNamed = false;
  name = "";

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A text that is a member's name, or its whole value. */
  text(start: number, end: number): void {
    this.#last = end - start > 64 ? "" : Buffer.from(this.#bytes.subarray(start, end)).toString("latin1");
    if (this.#isNamed) this.name = this.#last;
    this.#isNamed = false;
  }

  /** The text before was a name. */
  colon(): void {
    this.#isNamed = this.#last === "method";
    this.#last = "";
  }
}

function refused(what: string): RpcError {
  return new RpcError(RPC_CODES.invalidRequest, "Invalid request", what);
}
