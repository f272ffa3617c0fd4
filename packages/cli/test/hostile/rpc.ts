let lastId = 0;

/** Longest wait for an answer, in milliseconds: an attacker does not wait for ever either. */
const PATIENCE_MS = 20_000;

/** The text of a call. */
export function requestText(method: string, params: readonly unknown[]): string {
  lastId += 1;
  return JSON.stringify({ jsonrpc: "2.0", id: lastId, method, params });
}

/** Sends a text as an HTTP request to a node, whatever it is; what comes back, whatever it says. */
export async function post(port: number, body: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return response.text();
}

/** Calls a method. @throws Error with the answer when it is an error */
export async function call(port: number, method: string, ...params: readonly unknown[]): Promise<unknown> {
  const text = await post(port, requestText(method, params));
  const answer: unknown = JSON.parse(text);
  if (typeof answer === "object" && answer !== null && "result" in answer) return answer.result;
  throw new Error(`${method}: ${text.slice(0, 300)}`);
}
