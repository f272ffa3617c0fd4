import { afterAll, beforeAll } from "vitest";
import { type IndexDatabase, Indexer, openIndex } from "../src/index.ts";
import { TestChain } from "./chain.ts";
import { embeddedPlaces, type Places } from "./places.ts";

/** A chain, and a kind of database in which indexes of it are kept; both are there once the tests run. */
export interface Indexed {
  chain: TestChain;
  places: Places;
  /** Opens a new index, with all that the chain has finalized. */
  readonly readAll: () => Promise<IndexDatabase>;
}

/**
 * Starts a chain whose indexes the tests beside the call open.
 *
 * @param open - kind of database; by default the embedded one
 */
export function indexedChain(
  open: () => Promise<Places> = embeddedPlaces,
  options: Parameters<typeof TestChain.start>[0] = {},
): Indexed {
  // Filled before the first test.
  const indexed = {
    readAll: async () => {
      const index = await openIndex(await indexed.places.take());
      await new Indexer(index.db, indexed.chain.reader).catchUp();
      return index;
    },
  } as Indexed;
  beforeAll(async () => {
    [indexed.places, indexed.chain] = [await open(), await TestChain.start(options)];
  });
  afterAll(async () => {
    await indexed.chain.stop();
    await indexed.places.stop();
  });
  return indexed;
}
