let lastId = 0;

/** Longest wait for a response, in ms. */
const TIMEOUT_MS = 20_000;

/** Returns the text of a request. */
export function requestText(method: string, params: readonly unknown[]): string {
  lastId += 1;
  return JSON.stringify({ jsonrpc: "2.0", id: lastId, method, params });
}

/** Sends any text as an HTTP request to a node; returns the text of the response. */
export async function post(port: number, body: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.text();
}

/** Calls a method. @throws Error with the response when it is an error */
export async function call(port: number, method: string, ...params: readonly unknown[]): Promise<unknown> {
  const text = await post(port, requestText(method, params));
  const response: unknown = JSON.parse(text);
  if (typeof response === "object" && response !== null && "result" in response) return response.result;
  throw new Error(`${method}: ${text.slice(0, 300)}`);
}
