import { type IndexDatabase, openReader } from "@opentao/indexer";
import { type ChainKnown, IndexApi, QUERY_MS } from "@opentao/indexer/api";
import type { Printer } from "../output/printer.ts";
import { ensurePortFree } from "../shared/ports.ts";
import { stopSignal } from "../shared/signals.ts";
import type { ListenAddress } from "./options.ts";
import { openBeside, placeOf } from "./place.ts";

/** Options of an API. */
export interface ApiFlags {
  readonly listen: ListenAddress;
  /** Origins of pages that may ask, besides those of this machine. */
  readonly cors: readonly string[];
}

/** An API that is served. */
interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Surroundings of an API: what it knows of the chain, and whom it tells of faults. */
interface Surroundings {
  readonly known?: () => ChainKnown;
  readonly onProblem: (error: unknown) => void;
}

/** Makes sure that the address of an API can be listened on. @throws CliError `PORT_IN_USE` */
export async function ensureListenable({ host, port }: ListenAddress): Promise<void> {
  await ensurePortFree(host, port, "--listen");
}

/** Serves the index that this process writes. @throws IndexError */
export async function serveOwn(
  database: string,
  index: IndexDatabase,
  flags: ApiFlags,
  surroundings: Surroundings,
): Promise<Served> {
  const place = placeOf(database);
  if ("folder" in place) return serve(index, flags, surroundings);
  // Answers have connections of their own, which cannot write.
  const reader = await openReader(place, QUERY_MS);
  return serve(reader, flags, surroundings, reader);
}

/** @param own - what is closed together with the API */
async function serve(
  { db }: IndexDatabase,
  { listen, cors }: ApiFlags,
  surroundings: Surroundings,
  own?: IndexDatabase,
): Promise<Served> {
  try {
    const api = await IndexApi.start(db, { ...listen, origins: cors, ...surroundings });
    const close = async (): Promise<void> => {
      await api.close();
      await own?.close();
    };
    return { url: api.url, close };
  } catch (error) {
    await own?.close();
    throw error;
  }
}

const BESIDE = "That process serves it, unless it runs with --no-api: use the address that it has printed, or stop it.";

/** `tao index serve`: serves an index until Ctrl-C, which another process may write. @throws IndexError, CliError */
export async function serveIndex(database: string, flags: ApiFlags, printer: Printer): Promise<void> {
  const signal = stopSignal();
  await ensureListenable(flags.listen);
  const reader = await openBeside(database, BESIDE, QUERY_MS);
  const onProblem = (error: unknown): void => printer.note(String(error));
  const { url, close } = await serve(reader, flags, { onProblem }, reader);
  printer.result({ kind: "serving", url }, () => `The index is served at ${url}/v1/status`);
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
  await close();
}
