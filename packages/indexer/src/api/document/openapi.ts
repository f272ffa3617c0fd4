import * as z from "zod";
import type { Resource } from "../resources/resource.ts";
import { type Part, Schemas } from "./schemas.ts";

/** Body of an answer that refuses. */
const PROBLEM = z
  .strictObject({
    code: z.string().meta({ description: "For programs; `tao explain CODE` says more." }),
    message: z.string(),
    hint: z.string().meta({ description: "What to do next." }),
  })
  .meta({ id: "Problem" });

const INTRODUCTION = `All that happened on a chain, as \`tao index\` keeps it. Amounts are in rao, as decimal digits;
times in milliseconds since 1970. Lists are walked by \`next\`; a page may have fewer rows than \`limit\`, even none, and
go on: where no index serves a filter, a page looks at a bounded number of rows.`;

/** Answers of other kinds than what was asked for. */
const REFUSALS: Readonly<Record<string, string>> = {
  304: "The client has it already (`If-None-Match`).",
  400: "A parameter is not one that the resource takes, or what came is no HTTP request.",
  403: "Asked under another host's name, or by a page of an origin that is not known.",
  404: "There is no such thing.",
  405: "Another method than GET, HEAD or OPTIONS; `Allow` names them.",
  408: "The request did not come in time.",
  429: "Asked too often; `Retry-After` says when to ask again.",
  431: "The head of the request is too long.",
  503: "Too much is being asked, or the query took too long.",
};

/** The live feed, which is no answer but many. */
const LIVE: Part = {
  "/v1/live": {
    get: {
      operationId: "getLive",
      summary: "Tells of new blocks: server-sent events `block` with height, hash, time and the best block as JSON.",
      responses: {
        200: {
          description: "A stream that does not end.",
          content: { "text/event-stream": { schema: { type: "string" } } },
        },
      },
    },
  },
};

/** Document of an API, as OpenAPI 3.1. */
export function openApiOf(resources: readonly Resource[]): Part {
  const schemas = new Schemas();
  const problem = schemas.of(PROBLEM, "output");
  const refusals = Object.entries(REFUSALS).map(([status, description]) => [
    status,
    status === "304" ? { description } : { description, content: { "application/json": { schema: problem } } },
  ]);
  const paths = resources.map(({ path, summary, params, query, result, contentType }) => {
    const schema = schemas.of(result, "output");
    const content = { [contentType]: { schema } };
    const parameters = [...parametersOf(schemas, params, "path"), ...parametersOf(schemas, query, "query")];
    const responses = { 200: { description: summary, content }, ...Object.fromEntries(refusals) };
    return [path, { get: { operationId: operationOf(path), summary, parameters, responses } }];
  });
  return {
    openapi: "3.1.0",
    info: { title: "OpenTAO index", version: "1", description: INTRODUCTION, license: { name: "Apache-2.0" } },
    paths: { ...Object.fromEntries(paths), ...LIVE },
    components: { schemas: schemas.components },
  };
}

/** Name of an operation for programs that are generated: `getBlocksByBlock`. */
function operationOf(path: string): string {
  const words = path
    .replace(/^\/v1\//, "")
    .replaceAll("{", "by-")
    .split(/[^A-Za-z]+/);
  return `get${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}`;
}

/** A parameter's schema; those of objects that hold any are not as narrow. */
const parameter = z.instanceof(z.ZodType);

function parametersOf(schemas: Schemas, { shape }: z.ZodObject, place: "path" | "query"): Part[] {
  return Object.entries(shape).map(([name, inner]) => {
    const schema = parameter.parse(inner);
    const { description, ...form } = schemas.of(schema, "input");
    const required = !schema.safeParse(undefined).success;
    return { name, in: place, required, ...(description === undefined ? {} : { description }), schema: form };
  });
}
