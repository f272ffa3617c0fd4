import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptedEncoding } from "../src/server/encoding.ts";
import { type Explorer, serveExplorer } from "../src/server/serve.ts";

/** Cases of RFC 9110, section 12.5.3: what clients say, and what they get. */
const CASES = [
  [undefined, "identity"],
  ["", "identity"],
  ["br", "br"],
  ["BR", "br"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "identity"],
  ["br;q=0", "identity"],
  ["br; q=0", "identity"],
  ["br;q=0.000, gzip", "identity"],
  ["br;q=0.001", "br"],
  ["br ; q=0.5", "br"],
  ["br;q=1.0, gzip;q=0.8, *;q=0.1", "br"],
  ["*", "br"],
  ["*;q=0.5", "br"],
  ["*;q=0", undefined],
  ["br;q=0, *", "identity"],
  ["br, *;q=0", "br"],
  ["identity", "identity"],
  ["identity, *;q=0", "identity"],
  ["identity;q=1, br;q=0.5", "identity"],
  ["identity;q=0.5, br;q=1", "br"],
  ["identity;q=0.5, br;q=0.5", "br"],
  ["identity;q=0", undefined],
  ["identity;q=0, br", "br"],
  ["identity;q=0, br;q=0", undefined],
  ["gzip, identity;q=0", undefined],
  ["br;q=much", "identity"],
  ["br;q=2", "identity"],
  ["br, br;q=0", "identity"],
  ["brotli", "identity"],
  ["x-br, vibrant", "identity"],
  [",, br ,", "br"],
] as const;

it.each(CASES)("whoever accepts %j gets %s", (header, expected) => {
  expect(acceptedEncoding(header)).toBe(expected);
});

describe("the page's server", () => {
  const specification = JSON.stringify({ name: "of a test" });
  let explorer: Explorer;

  beforeAll(async () => {
    explorer = await serveExplorer({ port: 0, node: "ws://127.0.0.1:9944", specification });
  });
  afterAll(() => explorer.close());

  /** Status and coding of an answer; `fetch` would add headers of its own. */
  const answer = (path: string, header: string | undefined) =>
    new Promise<readonly [number | undefined, string | undefined, string | undefined]>((resolve, reject) => {
      const headers = header === undefined ? {} : { "accept-encoding": header };
      get(`${explorer.url}${path}`, { headers }, (response) => {
        const { statusCode } = response;
        response.resume();
        response.on("end", () =>
          resolve([statusCode, response.headers["content-encoding"], response.headers.vary?.toLowerCase()]),
        );
      }).on("error", reject);
    });

  it.each(["", "spec.json"])("sends /%s in no form that a client refuses", async (path) => {
    for (const [header, expected] of CASES) {
      const [status, encoding, vary] = await answer(path, header);
      expect([status, encoding ?? "identity"], header).toEqual(
        expected === undefined ? [406, "identity"] : [200, expected],
      );
      expect(vary).toBe("accept-encoding");
    }
  });

  it("sends what has one form alone to everybody", async () => {
    for (const header of ["br;q=0", "identity;q=0, br"])
      expect((await answer("config.json", header)).slice(0, 2)).toEqual([200, undefined]);
  });
});
