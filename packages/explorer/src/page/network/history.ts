import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type * as z from "zod";
import { useNetwork, useSessionValue } from "./context.ts";
import { FaultError } from "./fault.ts";

/** Largest answer of an index that is read, in characters. */
const MAX_ANSWER = 8 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

/** Parameters of a question to the index; those that are `undefined` are left out. */
export type HistoryQuery = Readonly<Record<string, string | number | undefined>>;

/**
 * Asks the index. @throws FaultError `noIndex`, `indexUnreachable`, `notAnIndex`, `refused`
 *
 * @param path - behind `/v1/`
 */
export async function askIndex<Schema extends z.ZodType>(
  index: string | undefined,
  path: string,
  query: HistoryQuery,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  if (index === undefined) throw new FaultError("noIndex", path);
  const url = new URL(`v1/${path}`, index.endsWith("/") ? index : `${index}/`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, `${value}`);
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { signal: signal === undefined ? limit : AbortSignal.any([signal, limit]) }).catch(
    (error: unknown) => {
      throw signal?.aborted === true ? error : new FaultError("indexUnreachable", `${index}: ${error}`);
    },
  );
  const text = await boundedText(response);
  if (!response.ok) throw new FaultError(text.startsWith("{") ? "refused" : "notAnIndex", text.slice(0, 500));
  return parsed(schema, text);
}

/** Reads an answer as far as it is allowed to be long. @throws FaultError `notAnIndex`, `indexUnreachable` */
async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read().catch((error: unknown) => {
      throw new FaultError("indexUnreachable", `${response.url}: ${error}`);
    });
    if (chunk === undefined || chunk.done) return text + decoder.decode();
    text += decoder.decode(chunk.value, { stream: true });
    if (text.length <= MAX_ANSWER) continue;
    void reader?.cancel();
    throw new FaultError("notAnIndex", `${response.url}: > ${MAX_ANSWER}`);
  }
}

/** Parses an answer. @throws FaultError `notAnIndex` */
function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new FaultError("notAnIndex", `${error}`.slice(0, 500));
  }
}

/** Time after which what the index tells is asked for again, in ms. */
const ANEW_MS = 5_000;

/** Asks the index, and again while its answer can change; at most one question at a time and path. */
export function useHistory<Schema extends z.ZodType>(
  path: string,
  query: HistoryQuery,
  schema: Schema,
  { isFixed = false, isEnabled = true }: { readonly isFixed?: boolean; readonly isEnabled?: boolean } = {},
): UseQueryResult<z.output<Schema>> {
  const { config } = useNetwork();
  const isConnected = useSessionValue((state) => state.isConnected);
  return useQuery({
    queryKey: ["index", config.index ?? "", path, query],
    queryFn: ({ signal }) => askIndex(config.index, path, query, schema, signal),
    enabled: isEnabled,
    staleTime: isFixed ? Number.POSITIVE_INFINITY : ANEW_MS,
    refetchInterval: isFixed || !isConnected ? false : ANEW_MS,
    gcTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
