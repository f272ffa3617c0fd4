import { U32_MAX } from "@opentao/codec";

/** One side of an exchange: the axon or the dendrite (protocol: wire §a.2). */
export interface Terminal {
  readonly status_code?: number | undefined;
  readonly status_message?: string | undefined;
  /** In seconds. */
  readonly process_time?: number | undefined;
  readonly ip?: string | undefined;
  readonly port?: number | undefined;
  readonly version?: number | undefined;
  /** Nanoseconds since 1970: more than a double holds exactly. */
  readonly nonce?: bigint | undefined;
  readonly uuid?: string | undefined;
  readonly hotkey?: string | undefined;
  readonly signature?: string | undefined;
}

/** Fields in the order of the wire. */
const FIELDS = [
  "status_code",
  "status_message",
  "process_time",
  "ip",
  "port",
  "version",
  "nonce",
  "uuid",
  "hotkey",
  "signature",
] as const satisfies readonly (keyof Terminal)[];

/** Terminal that a header describes. */
export type Side = "axon" | "dendrite";

/** A terminal as JSON; the nonce is written as the integer that it is, which `JSON.stringify` cannot. */
export function terminalJson(terminal: Terminal): string {
  const members = FIELDS.map((field) => {
    const value = terminal[field];
    const text = typeof value === "bigint" ? value.toString() : JSON.stringify(value ?? null);
    return `"${field}":${text}`;
  });
  return `{${members.join(",")}}`;
}

/** Headers that carry a terminal, one a field that is set. */
export function terminalHeaders(side: Side, terminal: Terminal): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const field of FIELDS) {
    const value = terminal[field];
    if (value !== undefined) headers[`bt_header_${side}_${field}`] = String(value);
  }
  return headers;
}

/** Largest nonce that is looked at: a signed 64-bit number, as the ecosystem stores it. */
const MAX_NONCE = (1n << 63n) - 1n;

function integer(text: string | undefined, max: number): number | undefined {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= max ? value : undefined;
}

function nonceOf(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^\d{1,19}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value <= MAX_NONCE ? value : undefined;
}

/** Reads a terminal out of headers; what is malformed counts as absent. */
export function terminalOf(
  side: Side,
  header: (name: string) => string | undefined,
): Pick<Terminal, "version" | "nonce" | "uuid" | "hotkey" | "signature"> {
  const field = (name: string): string | undefined => header(`bt_header_${side}_${name}`);
  return {
    version: integer(field("version"), U32_MAX),
    nonce: nonceOf(field("nonce")),
    uuid: field("uuid"),
    hotkey: field("hotkey"),
    signature: field("signature"),
  };
}
