import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CodedError, type CodeOf, defineErrors, type ErrorEntry, sentenceFlaw, systemCodeOf } from "../src/index.ts";

const DOOR_ERRORS = defineErrors("Doors", 9900, {
  LOCKED: [0, "The door is locked.", "Find the key."],
  MISSING: [7, "There is no door.", "Look for a window."],
});
class DoorError extends CodedError<CodeOf<typeof DOOR_ERRORS>> {
  override readonly name = "DoorError";
  protected override catalog() {
    return DOOR_ERRORS;
  }
}

it("an error carries code, number, message and cause, and the catalog's cure unless it knows a better hint", () => {
  const cause = new Error("rust");
  const plain = new DoorError("MISSING", "room 7 has no door");
  expect(plain).toMatchObject({ name: "DoorError", code: "MISSING", number: 9907, hint: "Look for a window." });
  expect(plain.message).toBe("room 7 has no door");
  const known = new DoorError("LOCKED", "room 7 is locked", "The key hangs beside it.", { cause });
  expect(known).toMatchObject({ number: 9900, hint: "The key hangs beside it.", cause });
});

it("a code that the catalog does not have is refused by name, with what the error would have said", () => {
  for (const code of ["BROKEN", "toString"]) {
    for (const hint of [undefined, "Mend it."]) {
      // @ts-expect-error the class has no such code
      const make = () => new DoorError(code, "the door is broken", hint);
      expect(make).toThrow(new RangeError(`${code} is no error code of "Doors"; the error was: the door is broken`));
    }
  }
});

it.each<[what: string, first: number, entries: Record<string, ErrorEntry>, message: string]>([
  ["begins within a hundred", 9901, {}, '"Doors" begins at 9901, no multiple of 100'],
  ["has a number above its hundred", 9900, { A: [100, "No.", "Do."] }, "the number 100, which is not of 0 to 99"],
  ["has a number below its hundred", 9900, { A: [-1, "No.", "Do."] }, "the number -1, which is not of 0 to 99"],
  ["has a broken number", 9900, { A: [1.5, "No.", "Do."] }, "the number 1.5, which is not of 0 to 99"],
  ["has a number twice", 9900, { A: [1, "No.", "Do."], B: [1, "No.", "Do."] }, 'B and A of "Doors" have the number 1'],
  [
    "has a cure in lower case",
    9900,
    { A: [1, "No.", "do."] },
    'says "do.", which is no sentence: it has no capital letter at the beginning',
  ],
  [
    "has a cure without a period",
    9900,
    { A: [1, "No.", "Do"] },
    'says "Do", which is no sentence: it has no period at the end',
  ],
  ["has no cure", 9900, { A: [1, "No.", ""] }, 'says "", which is no sentence: it is empty'],
  [
    "has a cause in lower case",
    9900,
    { A: [1, "no.", "Do."] },
    'says "no.", which is no sentence: it has no capital letter at the beginning',
  ],
])("a catalog that %s is refused", (_, first, entries, message) => {
  expect(() => defineErrors("Doors", first, entries)).toThrow(message);
});

it.each([
  ["Find the key.", undefined],
  ["Is it locked?", undefined],
  ["`tao up` starts it.", undefined],
  ["16 may stand there.", undefined],
  ["find the key", "it has no capital letter at the beginning and no period at the end"],
  ["été.", "it has no capital letter at the beginning"],
  [" Find the key.", "it has no capital letter at the beginning"],
  ["Find the key…", "it has no period at the end"],
  ["Find the key. ", "it has no period at the end"],
  [".", "it is empty"],
])("what keeps %j from being a sentence: %s", (text, flaw) => {
  expect(sentenceFlaw(text)).toBe(flaw);
});

it("an error of the system has its code, anything else none", () => {
  let missing: unknown;
  try {
    readFileSync(new URL("no-such-file", import.meta.url));
  } catch (error) {
    missing = error;
  }
  expect(systemCodeOf(missing)).toBe("ENOENT");
  expect(systemCodeOf(Object.assign(new Error("numbered"), { code: 2 }))).toBeUndefined();
  expect(systemCodeOf(new Error("plain"))).toBeUndefined();
  expect(systemCodeOf({ code: "ENOENT" })).toBeUndefined();
});
