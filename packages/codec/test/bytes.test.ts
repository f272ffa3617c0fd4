import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendBytes, concat } from "../src/index.ts";

const byteString = fc.uint8Array({ maxLength: 40 });

describe("appendBytes", () => {
  it("gives what concat gives and changes no value that it gave before, whatever it is applied to", () => {
    const plan = fc.array(fc.tuple(fc.nat(), byteString), { maxLength: 60 });
    fc.assert(
      fc.property(byteString, plan, (first, steps) => {
        const values: Uint8Array[] = [first];
        const expected: Uint8Array[] = [first.slice()];
        for (const [choice, more] of steps) {
          const at = choice % values.length;
          values.push(appendBytes(values[at] ?? first, more));
          expected.push(concat(expected[at] ?? first, more));
        }
        expect(values.map((value) => Array.from(value))).toEqual(expected.map((value) => Array.from(value)));
      }),
    );
  });

  it("copies a list that grows item by item a few times altogether, not for each item", () => {
    let list: Uint8Array = new Uint8Array();
    const buffers = new Set<ArrayBufferLike>();
    for (let i = 0; i < 100_000; i += 1) {
      list = appendBytes(list, Uint8Array.of(i));
      buffers.add(list.buffer);
    }
    expect(list.length).toBe(100_000);
    expect(buffers.size).toBeLessThan(20);
  });
});
