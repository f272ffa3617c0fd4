import { describe, expect, it } from "vitest";
import type { SynapseResponse } from "../src/index.ts";
import { unanswered } from "../src/neuron/unanswered.ts";

const refused = (message: string, status = 403): SynapseResponse<string> => ({
  ok: false,
  status,
  message,
  latencyMs: 1,
});
const answered: SynapseResponse<string> = { ok: true, status: 200, answer: "yes", latencyMs: 1 };

describe("a round of questions", () => {
  it("is no problem while somebody answers, or nobody was asked", () => {
    expect(unanswered(1, [])).toBeUndefined();
    expect(unanswered(1, [refused("no"), answered])).toBeUndefined();
  });

  it("without any answer is one, with what most said and the way out of refusals", () => {
    const stakeless = "Forbidden. Key is blacklisted: Validator without stake.";
    const problem = unanswered(7, [refused("timeout", 408), refused(stakeless), refused(stakeless)]);
    expect(problem).toMatchObject({ code: "NOT_ANSWERED", message: expect.stringContaining(stakeless) });
    expect(problem?.hint).toContain("`tao stake add 7 TAO`");
    expect(unanswered(7, [refused("refused to connect", 503)])?.hint).toContain("reaches them");
    expect(unanswered(7, [refused("slow down", 429)])?.hint).toContain("one validator");
  });
});
