import { expect, it } from "vitest";
import { RuntimeTypes } from "../../src/chain/runtime/runtimeTypes.ts";
import { addType, changed, runtimeMetadata } from "./metadata.ts";

it("transaction extensions are looked at once for each type, however often types hold each other", () => {
  const metadata = changed(runtimeMetadata(), (value) => {
    let inner = addType(value, { tag: "tuple", value: [] });
    // A hundred types, and 2^100 places where the first stands.
    for (let depth = 0; depth < 100; depth += 1) inner = addType(value, { tag: "tuple", value: [inner, inner] });
    const [first] = value.extrinsic.signedExtensions;
    if (first !== undefined) first.type = inner;
  });
  expect(new RuntimeTypes(metadata, 424, 1).extensions[0]).toMatchObject({ isEmpty: true });
});
