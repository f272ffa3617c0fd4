import { describe, expect, it, vi } from "vitest";
import { ByteQueue } from "../../src/network/host/byteQueue.ts";
import { encodeBlockResponse } from "../../src/network/requests/blocks/message.ts";
import { checkStateResponse } from "../../src/network/requests/state/client.ts";
import { encodeStateResponse } from "../../src/network/requests/state/message.ts";

describe("bytes that came in pieces", () => {
  it("are given in order, whatever the pieces", () => {
    const queue = new ByteQueue();
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
    for (let from = 0; from < 1000; from += 7) queue.push(bytes.subarray(from, from + 7));
    const taken: number[] = [];
    for (let size = 1; queue.length > 0; size = (size * 3) % 64)
      taken.push(...queue.take(Math.min(size, queue.length)));
    expect(taken).toEqual([...bytes]);
  });

  it("are moved once at most, however small pieces and messages are", () => {
    let moved = 0;
    const slice = vi.spyOn(Array.prototype, "slice").mockImplementation(function (this: unknown[], from = 0) {
      const rest: unknown[] = [];
      for (let i = from; i < this.length; i += 1) rest.push(this[i]);
      moved += rest.length;
      return rest;
    });
    const queue = new ByteQueue();
    for (let i = 0; i < 65_536; i += 1) queue.push(Uint8Array.of(1));
    while (queue.length > 0) queue.take(1);
    slice.mockRestore();
    expect(moved).toBeLessThanOrEqual(65_536);
  });
});

it("a block of a hundred thousand extrinsics is served as any other", () => {
  const body = Array.from({ length: 150_000 }, () => Uint8Array.of(4, 1));
  const block = { hash: `0x${"00".repeat(32)}`, header: undefined, body, justifications: undefined } as const;
  expect(encodeBlockResponse([block]).length).toBeGreaterThan(600_000);
});

it("a proof of nodes that no trie has is refused before they are hashed", () => {
  const answer = encodeStateResponse(Array.from({ length: 1000 }, (_, i) => Uint8Array.of(i % 256, i >> 8)));
  expect(() => checkStateResponse(new Uint8Array(32), undefined, answer)).toThrow(
    expect.objectContaining({ code: "MALFORMED" }),
  );
});
