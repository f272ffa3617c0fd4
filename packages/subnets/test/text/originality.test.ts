import { describe, expect, it } from "vitest";
import { copycats } from "../../src/text/originality.ts";

const story =
  "She walked to the mill and looked for the ring. The fox liked Tom. It was windy in the mill. She gave the ring to Tom.";
const other =
  "He asked Ada for help. The owl went to the tower. He said, where is my red drum? Ada was afraid of the owl.";

describe("copies", () => {
  it("are those who came later, whatever their uid", () => {
    const entries = [
      { uid: 1, continuation: story, latencyMs: 90 },
      { uid: 2, continuation: story, latencyMs: 40 },
      { uid: 3, continuation: other, latencyMs: 100 },
      { uid: 4, continuation: story, latencyMs: 95 },
    ];
    expect([...copycats(entries)].sort()).toEqual([1, 4]);
  });

  it("are found behind other case, punctuation and a few changed words", () => {
    const disguised = story.toUpperCase().replace(/\./g, "!").replace("WINDY", "COLD");
    const entries = [
      { uid: 1, continuation: story, latencyMs: 1 },
      { uid: 2, continuation: disguised, latencyMs: 2 },
    ];
    expect([...copycats(entries)]).toEqual([2]);
  });

  it("are found when only a part is sent", () => {
    const entries = [
      { uid: 1, continuation: story, latencyMs: 1 },
      { uid: 2, continuation: story.slice(0, 60), latencyMs: 2 },
    ];
    expect([...copycats(entries)]).toEqual([2]);
  });

  it("of the same time leave the lower uid", () => {
    const entries = [
      { uid: 2, continuation: story, latencyMs: 1 },
      { uid: 1, continuation: story, latencyMs: 1 },
    ];
    expect([...copycats(entries)]).toEqual([2]);
  });

  it("are not seen in texts without words", () => {
    const entries = [
      { uid: 1, continuation: "", latencyMs: 1 },
      { uid: 2, continuation: "...", latencyMs: 2 },
    ];
    expect([...copycats(entries)]).toEqual([]);
  });
});
