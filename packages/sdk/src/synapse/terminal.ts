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

/** Beginnings of the members of a terminal as JSON. */
const MEMBERS = FIELDS.map((field, i) => ({ field, start: `${i === 0 ? "{" : ","}"${field}":` }));

function memberText(value: string | number | bigint | undefined): string {
  if (value === undefined) return "null";
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}

/** A terminal as JSON; the nonce is written as the integer that it is, which `JSON.stringify` cannot. */
export function terminalJson(terminal: Terminal): string {
  let json = "";
  for (const { field, start } of MEMBERS) json += start + memberText(terminal[field]);
  return `${json}}`;
}

function headersOf(side: Side): readonly { readonly field: keyof Terminal; readonly name: string }[] {
  return FIELDS.map((field) => ({ field, name: `bt_header_${side}_${field}` }));
}
const HEADERS = { axon: headersOf("axon"), dendrite: headersOf("dendrite") };

/** Adds the headers that carry a terminal, name and value one after the other; one a field that is set. */
export function addTerminalHeaders(headers: string[], side: Side, terminal: Terminal): void {
  for (const { field, name } of HEADERS[side]) {
    const value = terminal[field];
    if (value !== undefined) headers.push(name, String(value));
  }
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
