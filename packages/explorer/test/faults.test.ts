import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MOST_BLOCKS_BEHIND } from "@opentao/base";
import { ChainError } from "@opentao/sdk";
import { afterEach, expect, it } from "vitest";
import * as z from "zod";
import { FaultError, type FaultKind, faultOf, isPassing } from "../src/page/network/fault.ts";
import { askIndex } from "../src/page/network/history.ts";
import { indexFault } from "../src/page/network/indexStatus.ts";
import { Throttle } from "../src/page/network/throttle.ts";
import { PARTS } from "../src/page/parts/texts.ts";

const rpc = (message: string) => new ChainError("RPC_ERROR", message, "");

it.each<[unknown, FaultKind]>([
  [rpc("state_call: Client error: Api called for an unknown Block: State already discarded for 0x12"), "pruned"],
  [rpc("state_getStorage: Client error: UnknownBlock: Header was not found in the database: 0x12"), "pruned"],
  [rpc("state_getStorage: Client error: Api called for an unknown Block: the state was pruned"), "pruned"],
  [rpc("state_call: Method not found"), "notAChain"],
  [rpc("Too many requests in flight"), "refused"],
  [new ChainError("CHAIN_UNREACHABLE", "nobody, not found", ""), "unreachable"],
  [new ChainError("DISCONNECTED", "", ""), "lost"],
  [new ChainError("TIMEOUT", "", ""), "slow"],
  [new ChainError("WRONG_CHAIN", "", ""), "otherChain"],
  [new ChainError("UNEXPECTED_VALUE", "", ""), "notAChain"],
  [new FaultError("noIndex", ""), "noIndex"],
  [new Error("anything"), "unknown"],
  ["a text", "unknown"],
  [undefined, "unknown"],
])("%s is a fault of a kind with words and a way out", (thrown, kind) => {
  expect(faultOf(thrown).kind).toBe(kind);
  for (const { faults } of Object.values(PARTS)) {
    for (const text of faults[kind]) expect(text.length).toBeGreaterThan(10);
  }
});

it("what failed because the node was away is asked for again, and what it refused is not", () => {
  expect(isPassing({ kind: "lost", detail: "" })).toBe(true);
  expect(isPassing({ kind: "slow", detail: "" })).toBe(true);
  expect(isPassing({ kind: "pruned", detail: "" })).toBe(false);
});

it("a detail is bounded, however long an error is", () => {
  expect(faultOf(new Error("x".repeat(1_000_000))).detail.length).toBeLessThan(10_000);
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** Serves one answer to whatever is asked. */
async function serving(status: number, body: string | Iterable<string>): Promise<string> {
  const started = createServer((_, response) => {
    response.writeHead(status);
    if (typeof body === "string") return void response.end(body);
    const pieces = body[Symbol.iterator]();
    const next = (): void => {
      const { value, done } = pieces.next();
      if (done === true) response.end();
      else response.write(value, next);
    };
    next();
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  // A server on a port has such an address.
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

const answer = z.object({ items: z.array(z.int()).max(3) });

it("an index is asked below its address, and its answer is parsed", async () => {
  expect(await askIndex(await serving(200, '{"items":[1,2]}'), "x", {}, answer)).toEqual({ items: [1, 2] });
});

it.each<[string, number, string, FaultKind]>([
  ["a page of some other server", 200, "<html>", "notAnIndex"],
  ["a missing page of some other server", 404, "not found", "notAnIndex"],
  ["an answer of another form", 200, '{"items":"many"}', "notAnIndex"],
  ["more rows than were asked for", 200, '{"items":[1,2,3,4]}', "notAnIndex"],
  ["a refusal of an index", 400, '{"code":"INVALID_REQUEST"}', "refused"],
])("%s is told as what it is", async (_, status, body, kind) => {
  await expect(askIndex(await serving(status, body), "x", {}, answer)).rejects.toMatchObject({ kind });
});

it("an endless answer is not read to its end", async () => {
  function* endless(): Generator<string> {
    for (;;) yield "x".repeat(65_536);
  }
  await expect(askIndex(await serving(200, endless()), "x", {}, answer)).rejects.toMatchObject({ kind: "notAnIndex" });
});

it("an index that is not there is said to be away, and none at all to be missing", async () => {
  const gone = await serving(200, "");
  server?.close();
  await expect(askIndex(gone, "x", {}, answer)).rejects.toMatchObject({ kind: "indexUnreachable" });
  await expect(askIndex(undefined, "x", {}, answer)).rejects.toMatchObject({ kind: "noIndex" });
});

it("an index that is behind, or of another chain, is said to be", () => {
  const at = (height: number) => ({ genesisHash: "0x01", last: { height } });
  expect(indexFault(at(95), { genesisHash: "0x01", finalized: 100 })).toBeUndefined();
  // The same limit as that of `tao doctor`.
  expect(indexFault(at(100 - MOST_BLOCKS_BEHIND), { genesisHash: "0x01", finalized: 100 })).toBeUndefined();
  expect(indexFault(at(99 - MOST_BLOCKS_BEHIND), { genesisHash: "0x01", finalized: 100 })?.kind).toBe("indexBehind");
  expect(indexFault(at(50), { genesisHash: "0x01", finalized: 100 })?.kind).toBe("indexBehind");
  expect(indexFault({ genesisHash: null, last: null }, { genesisHash: "0x01", finalized: 100 })?.kind).toBe(
    "indexBehind",
  );
  expect(indexFault(at(100), { genesisHash: "0x02", finalized: 100 })?.kind).toBe("indexOfOtherChain");
  // Nothing is known of the chain yet.
  expect(indexFault(at(0), { genesisHash: undefined, finalized: undefined })).toBeUndefined();
});

it("of many values the first is handed on at once, and the latest after a while", async () => {
  const given: number[] = [];
  await new Promise<void>((resolve) => {
    const throttle = new Throttle<number>(5, (value) => {
      given.push(value);
      if (value === 3) resolve();
    });
    for (const value of [1, 2, 3]) throttle.push(value);
    expect(given).toEqual([1]);
  });
  expect(given).toEqual([1, 3]);
});

it("what waits is dropped when it is stopped, and the next value is handed on at once", () => {
  const given: number[] = [];
  const throttle = new Throttle<number>(600_000, (value) => given.push(value));
  throttle.push(1);
  throttle.push(2);
  throttle.stop();
  throttle.push(3);
  throttle.stop();
  expect(given).toEqual([1, 3]);
});
