import * as z from "zod";
import { SynapseError } from "./errors.ts";

/** A request and its answer: what miners serve and validators ask. */
export interface Synapse<Q extends object, A extends object> {
  /** Name of the route, case-sensitive. */
  readonly name: string;
  /** Form of a request. */
  readonly request: z.ZodObject & z.ZodType<Q>;
  /** Form of an answer. */
  readonly response: z.ZodObject & z.ZodType<A>;
  /** Fields of the request that the body hash, and so the caller's signature, covers; in this order. */
  readonly hashFields: readonly string[];
}

/** Definition that {@link defineSynapse} takes. */
export interface SynapseDefinition<Q extends z.ZodObject, A extends z.ZodObject> {
  readonly name: string;
  readonly request: Q;
  readonly response: A;
  /**
   * Fields that the body hash covers. All of the request by default; name fewer to talk to neurons that hash fewer.
   */
  readonly hashFields?: readonly (keyof z.output<Q> & string)[];
}

/** Fields that every synapse has (protocol: wire §a.2). */
const COMMON_FIELDS: ReadonlySet<string> = new Set([
  "name",
  "timeout",
  "total_size",
  "header_size",
  "dendrite",
  "axon",
  "computed_body_hash",
]);

/**
 * Declares a synapse by its schemas. Requests and answers are checked on both sides; fields that no schema names are
 * dropped.
 *
 * @throws SynapseError `INVALID_NAME`, `RESERVED_FIELD`, `UNKNOWN_HASH_FIELD`
 */
export function defineSynapse<Q extends z.ZodObject, A extends z.ZodObject>(
  definition: SynapseDefinition<Q, A>,
): Synapse<z.output<Q>, z.output<A>> {
  const { name, request, response } = definition;
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) || name === "Synapse") {
    throw new SynapseError(
      "INVALID_NAME",
      `${name} cannot name a synapse`,
      "Use up to 64 letters, digits and underscores.",
    );
  }
  for (const field of [...Object.keys(request.shape), ...Object.keys(response.shape)]) {
    if (!COMMON_FIELDS.has(field)) continue;
    throw new SynapseError("RESERVED_FIELD", `every synapse already has a field ${field}`, "Choose another name.");
  }
  const hashFields = definition.hashFields ?? Object.keys(request.shape);
  const unknown = hashFields.find((field) => !(field in request.shape));
  if (unknown !== undefined) {
    throw new SynapseError("UNKNOWN_HASH_FIELD", `the request has no field ${unknown}`, "Name fields of the request.");
  }
  // The schemas' outputs are Q and A by the definition of z.output; zod does not carry it through the intersection.
  return { name, request, response, hashFields } as unknown as Synapse<z.output<Q>, z.output<A>>;
}

/** The synapse that every axon answers with itself: a ping. */
export const PING: Synapse<Record<string, never>, Record<string, never>> = {
  name: "Synapse",
  request: z.object({}),
  response: z.object({}),
  hashFields: [],
};
