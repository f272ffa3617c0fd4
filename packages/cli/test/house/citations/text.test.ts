import { describe, expect, it } from "vitest";
import { commentsIn, flatten, withoutComments } from "../../../../../scripts/citations/text.mjs";

describe("a text on one line", () => {
  it("has no comment marks and knows its lines", () => {
    const { flat, lineAt } = flatten("/** one\n * two\n */\n// three\n    four");
    expect(flat.replace(/ +/g, " ")).toContain("one two");
    expect(lineAt(flat.indexOf("two"))).toBe(2);
    expect(lineAt(flat.indexOf("four"))).toBe(5);
  });
});

describe("comments of a source", () => {
  const text = 'a("// no"); // yes\n/* one\n two */ b(`/* no */`);';

  it("stay at their places, without the code", () => {
    expect(commentsIn("a.ts", text)).toBe(`${" ".repeat(12)}// yes\n/* one\n two */${" ".repeat(15)}`);
  });

  it("can be left out", () => {
    expect(withoutComments("a.ts", text)).toBe('a("// no"); \n b(`/* no */`);');
  });

  it("are not guessed at in what does not parse", () => {
    expect(() => commentsIn("a.ts", "const = // a")).toThrow("a.ts: ");
  });
});
