import { describe, expect, it } from "vitest";
import { spreadsIn } from "../../../../scripts/spreads.mjs";

describe("lists spread as arguments", () => {
  it.each([
    "concat(...parts);",
    "new Set(...parts);",
    "found?.push(...more);",
    "class A extends B { constructor(list) { super(...list); } }",
    "Math.max(0, ...heights.map((height) => height + 1));",
    "concat(...[1, ...parts]);",
    "f.apply(undefined, parts);",
    "String.fromCharCode.apply(null, bytes.subarray(1));",
    "Reflect.apply(f, undefined, parts);",
    "Reflect.construct(Set, parts);",
  ])("are found in %s", (text) => {
    expect(spreadsIn("a.ts", `\n${text}`)).toEqual([2]);
  });

  it.each([
    ["assigned", "function f(...args) { args = list; g(...args); }"],
    ["lengthened", "function f(...args) { args.push(1); g(...args); }"],
    ["given a length", "function f(...args) { args.length = 9; g(...args); }"],
    ["declared anew", "function f(...args) { { const args = list; g(...args); } }"],
    ["taken apart anew", "function f(...args) { for (const { args } of all) g(...args); }"],
    ["a parameter of an inner function", "function f(...args) { return (args) => g(...args); }"],
    ["of another function", "function f(...args) {}\ng(...args);"],
  ])("are found where arguments are %s", (_, text) => {
    expect(spreadsIn("a.ts", text)).toHaveLength(1);
  });

  it.each([
    "const all = [...parts, ...others]; const one = { ...options };",
    "concat(...[1, 2, three]);",
    "function f(...args: number[]) { return g(...args); }",
    "class A { #f(a, ...rest) { return () => this.g(a, ...rest); } }",
    "const f = (...args) => g.apply(this, args);",
    "queue.apply(change);",
  ])("are none in %s", (text) => {
    expect(spreadsIn("a.ts", text)).toEqual([]);
  });
});
