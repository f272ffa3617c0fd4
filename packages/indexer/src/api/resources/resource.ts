import type { Kysely } from "kysely";
import * as z from "zod";
import type { Tables } from "../../schema/tables.ts";
import { ofBest, paging } from "../forms/parameters.ts";
import { type Form, integer, text } from "../forms/record.ts";
import { type Listing, list, type Wanted } from "../reading/list.ts";
import type { Standpoint } from "../reading/place.ts";

/** State of the index that an answer is made from. */
export interface Reading {
  /** Reads one state of the index, from the first query to the last. */
  readonly db: Kysely<Tables>;
  readonly at: Standpoint;
}

/**
 * Time for which an answer holds: until the index has the next block, for ever once it is there, or as long as it reads
 * the same. What is named by a number may be of another chain tomorrow, at the same address.
 */
export type Lasting = "block" | "ever" | "content";

/** Question of a client. */
export interface Question {
  readonly lasting: Lasting;
  /** Reads the answer, an object or the text of a file; `undefined` when there is no such thing. */
  readonly read: (reading: Reading) => Promise<object | string | undefined>;
}

/** Form of an answer: JSON, or lines of a file. */
export type ContentType = "application/json" | "text/csv";
const JSON_TYPE = "application/json";

type Shape = Readonly<Record<string, z.ZodType>>;
type NoShape = Record<never, z.ZodType>;
type Input<Of extends Shape> = z.infer<z.ZodObject<Of>>;

/** Something that can be asked for by GET. */
export interface Resource {
  /** Path with parameters as `{name}`. */
  readonly path: string;
  readonly summary: string;
  /** Parameters in the path. */
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly result: z.ZodType;
  readonly contentType: ContentType;
  /** Takes parameters as they came. @throws z.ZodError for what is no such parameter */
  readonly ask: (params: unknown, query: unknown) => Question;
}

/** A resource, whose parameters are what its schemas make of them. */
export function resource<Params extends Shape = NoShape, Query extends Shape = NoShape>(definition: {
  readonly path: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly result: z.ZodType;
  readonly contentType?: ContentType;
  readonly lasting?: Lasting | ((params: Input<Params>) => Lasting);
  readonly read: (reading: Reading, params: Input<Params>, query: Input<Query>) => ReturnType<Question["read"]>;
}): Resource {
  const { path, summary, result, contentType = JSON_TYPE, lasting = "block", read } = definition;
  const params = z.strictObject(definition.params ?? ({} as Params));
  const query = z.strictObject(definition.query ?? ({} as Query));
  const ask: Resource["ask"] = (givenParams, givenQuery) => {
    const [inPath, inQuery] = [params.parse(givenParams), query.parse(givenQuery)];
    return {
      lasting: typeof lasting === "string" ? lasting : lasting(inPath),
      read: (reading) => read(reading, inPath, inQuery),
    };
  };
  return { path, summary, params, query, result, contentType, ask };
}

/** Standpoint of the index that an answer is of. */
const at = z.strictObject({ height: integer, hash: text }).meta({ id: "At", description: "Last finalized block." });

/** Form of a page of a list. */
export function pageOf(form: Form): z.ZodType {
  const next = text.nullable().meta({ description: "Cursor of the next page; null at the end." });
  return z.strictObject({ items: z.array(form.schema), next, at });
}

/**
 * A list as a resource.
 *
 * @param definition.wanted - filters of the list that follow from the parameters
 */
export function listResource<Params extends Shape = NoShape, Query extends Shape = NoShape>(definition: {
  readonly path: string;
  readonly summary: string;
  readonly listing: Listing;
  readonly params?: Params;
  readonly query: Query;
  /** True when best blocks can be told too. */
  readonly hasBest?: boolean;
  readonly wanted: (query: Input<Query>, params: Input<Params>) => Pick<Wanted, "filters" | "either" | "from" | "to">;
}): Resource {
  const { path, summary, listing, wanted, hasBest = false } = definition;
  const params = z.strictObject(definition.params ?? ({} as Params));
  const query = z.strictObject({ ...definition.query, ...paging, ...(hasBest ? ofBest : {}) });
  const [own, common] = [z.object(definition.query), z.object(paging)];
  const ask: Resource["ask"] = (givenParams, givenQuery) => {
    query.parse(givenQuery);
    const isBest = hasBest && z.object(ofBest).parse(givenQuery).finality === "best";
    const asked = { ...common.parse(givenQuery), ...wanted(own.parse(givenQuery), params.parse(givenParams)) };
    const read: Question["read"] = async ({ db, at: { height, hash } }) => ({
      ...(await list(db, listing, { ...asked, bestAbove: isBest ? height : undefined })),
      at: { height, hash },
    });
    return { lasting: "block", read };
  };
  return { path, summary, params, query, result: pageOf(listing.form), contentType: JSON_TYPE, ask };
}
