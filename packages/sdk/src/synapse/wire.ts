import * as z from "zod";
import type { Synapse } from "./define.ts";
import { type Terminal, terminalHeaders, terminalJson } from "./terminal.ts";

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

/** The whole synapse as JSON: common fields, then those of the request and the answer (protocol: wire §a.2). */
export function synapseJson(name: string, envelope: Envelope, fields: Readonly<Record<string, unknown>>): string {
  const own = JSON.stringify(fields).slice(1, -1);
  return (
    `{"name":${JSON.stringify(name)},"timeout":${floatText(envelope.timeout)},"total_size":0,"header_size":0,` +
    `"dendrite":${terminalJson(envelope.dendrite)},"axon":${terminalJson(envelope.axon)},` +
    `"computed_body_hash":${JSON.stringify(envelope.bodyHash)}${own === "" ? "" : `,${own}`}}`
  );
}

/** Headers of a synapse, without those for its own fields (protocol: wire §a.3). */
export function synapseHeaders(name: string, envelope: Envelope): Record<string, string> {
  return {
    name,
    timeout: floatText(envelope.timeout),
    ...terminalHeaders("axon", envelope.axon),
    ...terminalHeaders("dendrite", envelope.dendrite),
    header_size: "0",
    total_size: "0",
    computed_body_hash: envelope.bodyHash,
  };
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
    if (z.core.safeParse(schema, undefined).success) continue; // not required
    headers[`bt_header_input_obj_${field}`] = Buffer.from(emptyInstance(schema)).toString("base64");
  }
  return headers;
}
