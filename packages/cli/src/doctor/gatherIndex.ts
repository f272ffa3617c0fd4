import { messageOf } from "@opentao/base";
import * as z from "zod";
import { DEFAULT_API_PORT } from "../shared/options.ts";
import { responseText } from "../shared/responseBody.ts";

const count = z.int().nonnegative();

/** Standpoint that an index's API tells of. */
const indexStatus = z.object({
  genesisHash: z.string().max(66).nullable(),
  last: z.object({ height: count }).nullable(),
  gaps: z.array(z.object({ first: count, last: count, reason: z.string().max(1000) })).max(1000),
});

/** Facts that are known of an index. */
export interface IndexFacts {
  /** Address at which it was asked. */
  readonly url: string;
  /** True when that was given by hand; false for the address at which an index is served by default. */
  readonly isNamed: boolean;
  /** Standpoint that it told of; `undefined` when it told of none. */
  readonly status: z.output<typeof indexStatus> | undefined;
  /** Reason why it told of none. */
  readonly failure: string | undefined;
}

const TIMEOUT_MS = 5000;
/** Bytes of an answer at most: a thousand gaps take less. */
const MOST_BYTES = 2 ** 21;

async function ask(url: string): Promise<Pick<IndexFacts, "status" | "failure">> {
  try {
    const response = await fetch(new URL("v1/status", url.endsWith("/") ? url : `${url}/`), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const read = indexStatus.safeParse(JSON.parse(await responseText(response, MOST_BYTES)));
    if (read.success) return { status: read.data, failure: undefined };
    return { status: undefined, failure: "what answers there is no index, or one of another version" };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: undefined, failure: "what answers there is no index" };
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    return { status: undefined, failure: messageOf(cause) }; // a fact: the diagnosis looks at it
  }
}

/** Asks an index where it stands: the one that was named, or else the one at the default address, if there is one. */
export async function gatherIndex(named: string | undefined): Promise<IndexFacts | undefined> {
  const url = named ?? `http://127.0.0.1:${DEFAULT_API_PORT}`;
  const facts = { url, isNamed: named !== undefined, ...(await ask(url)) };
  return facts.isNamed || facts.status !== undefined ? facts : undefined;
}
