import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLines } from "../../src/batch/lines.ts";
import { CliError } from "../../src/output/errors.ts";

describe("a file of actions", () => {
  it("names each action with its line", () => {
    const text = `# payday\n\ntransfer, bob , 1.5 # salary\r\nstake  add,1,10,5F\nstake remove,1,all,5F
stake move,1,2.5,5F,5G\nstake transfer,0,all,5F,carol\n`;
    expect(parseLines(text)).toEqual([
      { line: 3, action: { kind: "transfer", to: "bob", amount: 1_500_000_000n } },
      { line: 4, action: { kind: "stake add", netuid: 1, amount: 10_000_000_000n, hotkey: "5F" } },
      { line: 5, action: { kind: "stake remove", netuid: 1, amount: "all", hotkey: "5F" } },
      { line: 6, action: { kind: "stake move", netuid: 1, amount: 2_500_000_000n, hotkey: "5F", to: "5G" } },
      { line: 7, action: { kind: "stake transfer", netuid: 0, amount: "all", hotkey: "5F", to: "carol" } },
    ]);
  });

  it.each([
    ["burn,1", 'line 1: "burn" is no action'],
    ["\ntransfer,bob", "line 2: it has another number of fields"],
    ["transfer,bob,1,2", "line 1: it has another number of fields"],
    ["transfer,bob,0", "line 1: 0 is no amount"],
    ["transfer,bob,all", "line 1: all is no amount"],
    ["stake add,65536,1,5F", "line 1: 65536 is no number of a subnet"],
    ["stake remove,1,1.0000000001,5F", "line 1: 1.0000000001 is no amount"],
    ["# nothing", "the file has 0 actions"],
    ["transfer,bob,1\n".repeat(101), "the file has 101 actions"],
  ])("is refused with its line: %j", (text, message) => {
    expect(() => parseLines(text)).toThrow(message);
  });

  it("is read, or refused with one code", () => {
    const field = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom("transfer", "stake add", "all", "1", "0.5", "#"),
    );
    const line = fc.array(field, { maxLength: 6 }).map((fields) => fields.join(","));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        try {
          parseLines(lines.join("\n"));
        } catch (error) {
          expect(error).toBeInstanceOf(CliError);
          expect(error).toMatchObject({ code: "BATCH_INVALID" });
        }
      }),
    );
  });
});
