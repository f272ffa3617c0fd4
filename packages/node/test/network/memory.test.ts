import { Key } from "interface-datastore";
import { expect, it } from "vitest";
import { BoundedMemory } from "../../src/network/host/memory.ts";

it("what strangers cause libp2p to keep has a bound, and what they want stored is not kept", async () => {
  const memory = new BoundedMemory();
  const key = (i: number) => new Key(`/peers/${i}`);
  for (let i = 0; i < 10_000; i += 1) await memory.put(key(i), Uint8Array.of(1));
  for (let i = 0; i < 1000; i += 1) await memory.put(new Key(`/dht/provider/${i}/x`), new Uint8Array(1000));
  await memory.put(new Key("/dht/record/abc"), new Uint8Array(1000));
  let kept = 0;
  for await (const { value } of memory.query({})) kept += value.length;
  expect(kept).toBe(4096);
  expect(await memory.has(key(9_999))).toBe(true);
  expect(await memory.has(key(0))).toBe(false);
});
