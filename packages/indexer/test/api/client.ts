import { expect } from "vitest";
import * as z from "zod";

const parameter = z.looseObject({ name: z.string(), in: z.enum(["path", "query"]), required: z.boolean() });
const schema = z.record(z.string(), z.unknown());
const page = z.looseObject({ items: z.array(z.unknown()).optional(), next: z.string().nullable().optional() });
const operation = z.looseObject({
  parameters: z.array(parameter).default([]),
  responses: z.looseObject({ 200: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema })) }) }),
});
const document = z.looseObject({
  paths: z.record(z.string(), z.object({ get: operation })),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** Client of an API, which holds each answer against the API's own document. */
export class Client {
  readonly url: string;
  readonly #document: z.infer<typeof document>;

  private constructor(url: string, of: z.infer<typeof document>) {
    this.url = url;
    this.#document = of;
  }

  static async of(url: string): Promise<Client> {
    const response = await fetch(`${url}/v1/openapi.json`);
    return new Client(url, document.parse(await response.json()));
  }

  /** All paths of the document. */
  get paths(): string[] {
    return Object.keys(this.#document.paths);
  }

  parametersOf(path: string): readonly z.infer<typeof parameter>[] {
    return this.#document.paths[path]?.get.parameters ?? [];
  }

  ask(path: string, options: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, options);
  }

  /** Body of an answer that is JSON, which must be one. */
  async get(path: string): Promise<z.infer<typeof page>> {
    const response = await this.ask(path);
    const text = await response.text();
    expect([path, response.status, text]).toEqual([path, 200, text]);
    return page.parse(JSON.parse(text));
  }

  /** The same for a path of the document, held against its schema there. @param values - values of parameters */
  async getAs(path: string, values: Readonly<Record<string, string>>): Promise<z.infer<typeof page>> {
    const parameters = this.parametersOf(path);
    const query = new URLSearchParams(
      parameters.flatMap(({ name, in: place, required }) =>
        place === "query" && (required || values[name] !== undefined) ? [[name, values[name] ?? ""]] : [],
      ),
    );
    const answer = await this.get(`${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "")}?${query}`);
    const told = this.#document.paths[path]?.get.responses[200].content["application/json"]?.schema;
    if (told !== undefined) this.#conforms(path, told, answer);
    return answer;
  }

  #conforms(path: string, told: z.infer<typeof schema>, answer: unknown): void {
    const text = JSON.stringify({ ...told, $defs: this.#document.components.schemas });
    const whole = schema.parse(JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")));
    const { error } = z.fromJSONSchema(whole).safeParse(answer);
    expect([path, error?.message]).toEqual([path, undefined]);
  }
}
