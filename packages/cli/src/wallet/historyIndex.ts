import { messageOf } from "@opentao/base";
import * as z from "zod";
import { CliError } from "../output/errors.ts";
import { responseText } from "../shared/responseBody.ts";

const TIMEOUT_MS = 15_000;
/** Bytes of an answer at most: a page of 200 records takes less. */
const MOST_BYTES = 2 ** 22;
/** Records of a page at most. */
const PAGE = 200;

const pageForm = z.object({ items: z.array(z.unknown()).max(PAGE), next: z.string().max(2000).nullable() });

function noIndex(url: string, reason: string, cause?: unknown): CliError {
  const hint = "Start it with `tao index`, or name another with --index URL.";
  return new CliError("NO_INDEX", `no index answers at ${url}: ${reason}`, hint, { cause });
}

/** Index of a chain's history, asked over HTTP. */
export class HistoryIndex {
  readonly #url: string;

  /** @param url - address of its API */
  constructor(url: string) {
    this.#url = url.endsWith("/") ? url : `${url}/`;
  }

  /** Reads one record; `undefined` when the index has none. @throws CliError `NO_INDEX` */
  async record<Form extends z.ZodType>(path: string, form: Form): Promise<z.output<Form> | undefined> {
    const url = new URL(path, this.#url);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      const body = await responseText(response, MOST_BYTES);
      if (response.status === 404 && z.object({ code: z.string() }).safeParse(JSON.parse(body)).success)
        return undefined;
      if (!response.ok) throw new Error(`it answers ${response.status}`);
      const read = form.safeParse(JSON.parse(body));
      if (!read.success) throw new Error("what answers there is no index, or one of another version");
      return read.data;
    } catch (error) {
      if (error instanceof SyntaxError) throw noIndex(this.#url, "what answers there is no index", error);
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw noIndex(this.#url, messageOf(cause), error);
    }
  }

  /** Reads the newest records of a list, at most so many. @throws CliError `NO_INDEX` */
  async newest<Form extends z.ZodType>(
    path: string,
    query: Readonly<Record<string, string>>,
    form: Form,
    most: number,
  ): Promise<z.output<Form>[]> {
    const found: z.output<Form>[] = [];
    let cursor: string | null = null;
    do {
      const limit = String(Math.min(PAGE, most - found.length));
      const asked = new URLSearchParams({ ...query, limit, ...(cursor === null ? {} : { cursor }) });
      const page: z.output<typeof pageForm> | undefined = await this.record(`${path}?${asked}`, pageForm);
      const items = z.array(form).safeParse(page?.items ?? []);
      if (!items.success) throw noIndex(this.#url, "its records are of another version", items.error);
      found.push(...items.data);
      cursor = page?.next ?? null;
    } while (cursor !== null && found.length < most);
    return found.slice(0, most);
  }
}
