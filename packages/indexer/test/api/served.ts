import { afterAll, beforeAll, expect } from "vitest";
import { IndexApi } from "../../src/api/index.ts";
import { type IndexDatabase, openIndex } from "../../src/index.ts";
import type { Places } from "../places.ts";
import { Client } from "./client.ts";

/** An index that is served, with a client that asks it; both are there once the tests run. */
export interface Served {
  index: IndexDatabase;
  api: IndexApi;
  client: Client;
}

/**
 * Serves a new index to the tests beside the call.
 *
 * @param fill - puts into the index what it is to hold
 * @param onProblem - takes faults of the API; by default the test fails
 */
export function servedIndex(
  open: () => Promise<Places>,
  fill: (index: IndexDatabase) => Promise<void>,
  onProblem: (error: unknown) => void = (error) => expect.fail(String(error)),
): Served {
  // Filled before the first test.
  const served = {} as Served;
  let places: Places;
  beforeAll(async () => {
    places = await open();
    served.index = await openIndex(await places.take());
    await fill(served.index);
    served.api = await IndexApi.start(served.index.db, { port: 0, onProblem });
    served.client = await Client.of(served.api.url);
  });
  afterAll(async () => {
    await served.api.close();
    await served.index.close();
    await places.stop();
  });
  return served;
}
