import { expect, it } from "vitest";
import { CodedError, type CodeOf, defineErrors } from "../src/index.ts";

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
