import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDashboard } from "../../src/up/dashboard.ts";
import { networkView, neuronView, subnetView } from "./views.ts";

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line));

const miners = [
  neuronView({ uid: 4, name: "text-lazy", model: "lazy", earnedTao: 0n, answer: "rubbish" }),
  neuronView({ uid: 2, name: "text-best", model: "best", earnedTao: 9_000_000_000n, answer: "a good answer" }),
  neuronView({ uid: 3, name: "text-middle", model: "middle", earnedTao: 3_000_000_000n, answer: "an answer" }),
];
const validator = neuronView({ uid: 5, name: "text-validator", role: "validator", model: "-", score: undefined });
const owner = neuronView({ uid: 0, name: "text-owner", role: "owner", model: "-", score: undefined });
const view = networkView([
  subnetView([owner, ...miners, validator]),
  subnetView([owner, ...miners, validator], { netuid: 2, name: "image" }),
]);

/** The order in which names appear. */
function order(lines: readonly string[], names: readonly string[]): string[] {
  return lines.flatMap((line) => names.filter((name) => line.includes(name)));
}

describe("the screen of tao up", () => {
  it("shows block, supply, halving and every neuron, the best miners first", () => {
    const lines = plain(renderDashboard(view, [], { columns: 170, rows: 60 }));
    const text = lines.join("\n");
    expect(text).toContain("block 120");
    expect(text).toContain("supply 119 of 21000000 TAO");
    expect(text).toContain("halves in about 10499881 blocks");
    expect(text).toContain("a good answer");
    const names = ["text-owner", "text-validator", "text-lazy", "text-middle", "text-best"];
    const one = ["text-best", "text-middle", "text-lazy", "text-validator", "text-owner"];
    expect(order(lines, names)).toEqual([...one, ...one]);
  });

  it("leaves out the answers first where it is narrow, and never the earnings", () => {
    const wide = plain(renderDashboard(view, [], { columns: 120, rows: 60 })).join("\n");
    expect(wide).toContain("latest answer");
    const narrow = plain(renderDashboard(view, [], { columns: 80, rows: 60 })).join("\n");
    expect(narrow).not.toContain("latest answer");
    for (const title of ["neuron", "score", "incentive", "TAO earned"]) expect(narrow).toContain(title);
    expect(plain(renderDashboard(view, [], { columns: 50, rows: 60 })).join("\n")).toContain("TAO earned");
  });

  it("leaves out rows where it is low, and counts them", () => {
    const lines = plain(renderDashboard(view, [], { columns: 170, rows: 24 }));
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.includes("… 3 more"))).toHaveLength(2);
    expect(lines.join("\n")).toContain("text-best");
  });

  it("names what does not run as it should", () => {
    const troubles = ["text-best: the model is missing; starts again in 2.0 s"];
    expect(plain(renderDashboard(view, troubles, { columns: 100, rows: 24 })).join("\n")).toContain(`! ${troubles[0]}`);
  });

  it("has a line a node, or one for all of them where there is little room", () => {
    const node = { name: "node", isUp: true, best: 120, finalized: 118, peers: 1 };
    const nodes = [node, { ...node, name: "node-2", finalized: 117 }, { ...node, name: "node-3", isUp: false }];
    const high = plain(renderDashboard({ ...view, nodes }, [], { columns: 80, rows: 60 }));
    expect(high).toContain("● node      block    120  final    118  1 peer");
    expect(high).toContain("○ node-3    does not answer");
    const low = plain(renderDashboard({ ...view, nodes }, [], { columns: 80, rows: 24 }));
    expect(low).toContain("2 of 3 nodes run  final 117–118");
  });

  it("fits every terminal", () => {
    const size = { columns: fc.integer({ min: 50, max: 250 }), rows: fc.integer({ min: 8, max: 80 }) };
    const names = fc.array(fc.string({ maxLength: 60 }), { maxLength: 12 });
    const troubles = fc.array(fc.string({ maxLength: 300 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.record(size), names, troubles, (terminal, texts, notes) => {
        const neurons = texts.map((text, uid) => neuronView({ uid, answer: text, model: text }));
        const lines = plain(renderDashboard(networkView([subnetView(neurons)]), notes, terminal));
        expect(lines.length).toBeLessThanOrEqual(terminal.rows);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(terminal.columns);
      }),
    );
  });
});
