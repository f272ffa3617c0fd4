import * as z from "zod";
import type { Synapse } from "./define.ts";
import { addTerminalHeaders, type Terminal, terminalJson } from "./terminal.ts";

/** Fields that surround a synapse's own on the wire. Times in seconds. */
export interface Envelope {
  readonly timeout: number;
  readonly dendrite: Terminal;
  readonly axon: Terminal;
  /** Hash of the body, hex; empty in a body that is sent. */
  readonly bodyHash: string;
}

/** A float as Python writes it: always with a point. */
function floatText(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A synapse's own fields as the members of a JSON object; empty when it has none. */
export function membersJson(fields: object): string {
  return JSON.stringify(fields).slice(1, -1);
}

/** The whole synapse as JSON: common fields, then those of the request and the answer (protocol: wire §a.2). */
export function synapseJson(name: string, envelope: Envelope, members: string): string {
  return (
    `{"name":${JSON.stringify(name)},"timeout":${floatText(envelope.timeout)},"total_size":0,"header_size":0,` +
    `"dendrite":${terminalJson(envelope.dendrite)},"axon":${terminalJson(envelope.axon)},` +
    `"computed_body_hash":${JSON.stringify(envelope.bodyHash)}${members === "" ? "" : `,${members}`}}`
  );
}

/**
 * Headers of a synapse, without those for its own fields (protocol: wire §a.3): names and values one after the other,
 * as they go out, without a table of them being made first.
 */
export function synapseHeaders(name: string, envelope: Envelope): string[] {
  const headers = ["name", name, "timeout", floatText(envelope.timeout)];
  addTerminalHeaders(headers, "axon", envelope.axon);
  addTerminalHeaders(headers, "dendrite", envelope.dendrite);
  headers.push("header_size", "0", "total_size", "0", "computed_body_hash", envelope.bodyHash);
  return headers;
}

/** A table of headers that stand one after the other. */
export function headerTable(list: readonly string[]): Record<string, string> {
  const table: Record<string, string> = {};
  for (let i = 0; i + 1 < list.length; i += 2) table[list[i] ?? ""] = list[i + 1] ?? "";
  return table;
}

interface Typed {
  readonly _zod: { readonly def: { readonly type: string } };
  readonly format?: string | null;
}

/**
 * JSON of an empty instance of a type, by which receivers know a required field's type before they have read the body.
 */
function emptyInstance(schema: Typed): string {
  switch (schema._zod.def.type) {
    case "string":
    case "enum":
      return '""';
    case "number":
      return schema.format?.includes("int") ? "0" : "0.0";
    case "boolean":
      return "false";
    case "array":
    case "tuple":
      return "[]";
    default:
      return "{}";
  }
}

/** Placeholder headers for the required fields of a request (protocol: wire §a.3). */
export function inputHeaders<Q extends object, A extends object>(synapse: Synapse<Q, A>): Record<string, string> {
  const headers: Record<string, string> = {};
  const shape: Readonly<Record<string, z.core.$ZodType>> = synapse.request.shape;
  for (const [field, schema] of Object.entries(shape)) {
    if (z.safeParse(schema, undefined).success) continue; // not required
    headers[`bt_header_input_obj_${field}`] = Buffer.from(emptyInstance(schema)).toString("base64");
  }
  return headers;
}
