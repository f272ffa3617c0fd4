import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asInvoked } from "../../src/output/invocation.ts";
import type { IndexView, NetworkView } from "../../src/up/observation/view.ts";
import { renderFrame, renderLast, type Scene } from "../../src/up/screen/frame.ts";
import { afterKey, INITIAL_STATE, type ScreenState } from "../../src/up/screen/pages/state.ts";
import type { Size } from "../../src/up/screen/terminal/screen.ts";
import { networkView, neuronView, subnetView } from "./views.ts";

const plain = (lines: readonly string[]) => lines.map((line) => stripVTControlCharacters(line));

const miners = [
  neuronView({ uid: 5, name: "text-lazy", model: "lazy", earnedTao: 0n, answer: "rubbish" }),
  neuronView({ uid: 2, name: "text-best", model: "best", earnedTao: 9_000_000_000n, answer: "a good answer" }),
  neuronView({ uid: 3, name: "text-middle", model: "middle", earnedTao: 3_000_000_000n, answer: "an answer" }),
  neuronView({ uid: 4, name: "text-worst", model: "worst", earnedTao: 1_000_000_000n }),
];
const validators = [
  neuronView({ uid: 0, name: "text-validator-1", role: "validator", model: "-", score: undefined, dividends: 0.5 }),
  neuronView({ uid: 1, name: "text-validator-2", role: "validator", model: "-", score: undefined, earnedTao: 1n }),
];
const names = ["text-best", "text-middle", "text-worst", "text-lazy", "text-validator-1", "text-validator-2"];
const explanation = {
  question: "which is the capital of France?",
  truth: "Paris",
  answer: "\u001b[31mLondon\u202e\u0007",
  reason: "half of the letters",
};
const rounds = [
  {
    validator: "text-validator-1",
    scores: [
      { uid: 2, score: 0.25, explanation },
      { uid: 5, score: 0 },
    ],
  },
];
const view = networkView([
  subnetView([...miners, ...validators], { rounds }),
  subnetView([...miners, ...validators], { netuid: 2, name: "image" }),
]);
/** Tests may run through npm, or not. */
const NEXT = `next, in another terminal:  ${asInvoked("tao subnets")}`;
const issue = { name: "text-best", message: "the model is missing", hint: "restart the server" };

function sceneOf(of: NetworkView, changes: Partial<Scene> = {}): Scene {
  return { view: of, issues: [], logs: "/network/logs", next: ["tao subnets"], hasKeys: true, ...changes };
}

const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 200, rows: 60 },
  { columns: 40, rows: 10 },
];

/** Returns what is seen after these keys. */
function after(keys: readonly string[], size: Size, scene: Scene = sceneOf(view)): string[] {
  const netuids = scene.view.subnets.map(({ netuid }) => netuid);
  let state: ScreenState = INITIAL_STATE;
  for (const key of keys) {
    const { scroll, room } = renderFrame(scene, state, size);
    state = afterKey({ ...state, scroll }, key, netuids, room);
  }
  return plain(renderFrame(scene, state, size).lines);
}

/** The order in which names appear. */
const order = (lines: readonly string[]) => lines.flatMap((line) => names.filter((name) => line.includes(name)));

describe("the screen of tao up", () => {
  it("shows every miner, the baseline and the validators of all subnets at 80 x 24, the best miners first", () => {
    const lines = after([], { columns: 80, rows: 24 });
    expect(order(lines)).toEqual([...names, ...names]);
    const text = lines.join("\n");
    for (const title of ["neuron", "score", "share", "earned α", "alone TAO", "wallet TAO"])
      expect(text).toContain(title);
    expect(text).toContain("block 120");
    expect(text).toContain("supply 119 of 21,000,000 TAO");
    expect(text).toContain("halves in about 10,499,881 blocks");
    expect(text).toContain(NEXT);
  });

  it.each(SIZES)("lets every neuron be reached by scrolling at $columns x $rows", (size) => {
    for (const key of ["j", "down", "pagedown"]) {
      const seen = new Set<string>();
      for (let presses = 0; presses < 20; presses += 1)
        for (const name of order(
          after(
            Array.from({ length: presses }, () => key),
            size,
          ),
        ))
          seen.add(name);
      expect([...seen].sort()).toEqual([...names].sort());
    }
    expect(after(["G"], size).join("\n")).toContain("text-validator-2");
    expect(after(["G", "g"], size)).toEqual(after([], size));
    expect(after(["j", "pagedown", "k", "pageup", "pageup", "up"], size)).toEqual(after([], size));
  });

  it("has the answers where it is wide", () => {
    expect(after([], { columns: 170, rows: 30 }).join("\n")).toContain("a good answer");
  });

  it("has a page for each subnet, with models and answers, to which its number or tab leads", () => {
    const size = { columns: 80, rows: 24 };
    const second = after(["2"], size);
    expect(second[0]).toContain("Subnet 2 · image");
    expect(second.join("\n")).toMatch(/model[\s\S]*middle[\s\S]*a good answer|a good answer[\s\S]*middle/);
    expect(after(["tab", "tab"], size)).toEqual(second);
    expect(after(["1", "shift-tab"], size)).toEqual(second);
    expect(after(["9"], size)).toEqual(after([], size));
  });

  it("has the last round with task, truth, answer, score and reason, and nothing in it is obeyed", () => {
    const lines = after(["r"], { columns: 80, rows: 24 });
    const text = lines.join("\n");
    for (const part of ["text-validator-1", "text-best", "0.250", "capital of France", "Paris", "half of the letters"])
      expect(text).toContain(part);
    expect(text).toMatch(/^ {2}task +which is the capital of France/m);
    expect(text).toMatch(/^ {2}answer +.*London/m);
    const raw = renderFrame(sceneOf(view), { ...INITIAL_STATE, page: "round" }, { columns: 80, rows: 24 }).lines.join(
      "\n",
    );
    expect(raw).not.toContain("\u001b[31mLondon");
    for (const obeyed of ["\u0007", "\u202e"]) expect(raw).not.toContain(obeyed);
    expect(after(["r", "tab"], { columns: 80, rows: 24 }).join("\n")).toContain(
      "No validator has finished a round yet.",
    );
  });

  it("names what does not run as it should, and on a page of its own what to do", () => {
    const scene = sceneOf(view, { issues: [issue] });
    expect(after([], { columns: 80, rows: 24 }, scene).join("\n")).toContain("! text-best: the model is missing");
    const text = after(["i"], { columns: 80, rows: 24 }, scene).join("\n");
    expect(text).toMatch(/the model is missing[\s\S]*try\s+restart the server[\s\S]*\/network\/logs/);
    expect(after(["1"], { columns: 80, rows: 24 }, scene).join("\n")).toContain("issue");
    expect(after(["i"], { columns: 80, rows: 24 }).join("\n")).toContain("Everything runs as it should.");
  });

  it("explains its words and keys", () => {
    const text = after(["?"], { columns: 100, rows: 60 }).join("\n");
    for (const term of ["miner", "validator", "epoch", "score", "share", "earned α", "alone", "wallet", "PageDown"])
      expect(text).toContain(term);
  });

  it("says how to stop it where there are no keys", () => {
    const lines = after([], { columns: 80, rows: 24 }, sceneOf(view, { hasKeys: false }));
    expect(lines.at(-1)).toContain("Ctrl-C stops everything.");
  });

  it("leaves a last picture of the whole network, with what to do next", () => {
    const text = stripVTControlCharacters(renderLast(sceneOf(view), 80));
    expect(order(text.split("\n"))).toEqual([...names, ...names]);
    expect(text).toContain(NEXT);
  });

  it("has a line a node, or one for all of them where there is little room", () => {
    const node = { name: "node", isUp: true, best: 120, finalized: 118, peers: 1 };
    const nodes = [
      node,
      { ...node, name: "node-2", finalized: 117, waitsUntil: 60_000 },
      { ...node, name: "node-3", isUp: false },
    ];
    const high = after([], { columns: 80, rows: 60 }, sceneOf({ ...view, nodes }));
    expect(high).toContain("● node-2    block    120  finalized    117  1 peer  waits until 00:01:00");
    expect(high).toContain("● node      block    120  finalized    118  1 peer");
    expect(high).toContain("○ node-3    does not answer");
    const low = after([], { columns: 80, rows: 24 }, sceneOf({ ...view, nodes }));
    expect(low).toContain("2 of 3 nodes run  finalized 117–118");
  });

  it("says where the page is, and the index, with its last block, where there is room", () => {
    const url = "http://127.0.0.1:9988";
    const shown = (index: IndexView, rows: number) =>
      after([], { columns: 110, rows }, sceneOf({ ...view, page: "http://127.0.0.1:9900/", index })).join("\n");
    const up = shown({ url, isUp: true, height: 1119 }, 40);
    expect(up).toContain("http://127.0.0.1:9900/");
    expect(up).toContain("http://127.0.0.1:9988/v1/status, block 1,119");
    expect(shown({ url, isUp: false, height: undefined }, 40)).toContain("http://127.0.0.1:9988 (the index starts)");
    expect(shown({ url, isUp: true, height: 1119 }, 24)).not.toContain("9988");
  });

  it("fits every terminal on every page", () => {
    const size = fc.record({ columns: fc.integer({ min: 40, max: 250 }), rows: fc.integer({ min: 8, max: 80 }) });
    const text = fc.string({ maxLength: 300, unit: "grapheme" });
    const texts = fc.array(text, { maxLength: 12 });
    const page = fc.constantFrom(undefined, "1", "r", "t", "?");
    fc.assert(
      fc.property(size, texts, texts, page, fc.nat(60), (terminal, said, notes, key, scroll) => {
        const neurons = said.map((answer, uid) => neuronView({ uid, answer, model: answer, name: answer }));
        const scores = said.map((answer, uid) => {
          return { uid, score: 0.5, explanation: { question: answer, truth: answer, answer, reason: answer } };
        });
        const issues = notes.map((message) => ({ name: message, message, hint: message }));
        const scene = sceneOf(networkView([subnetView(neurons, { rounds: [{ validator: "v", scores }] })]), {
          issues,
        });
        const keys = [...(key === undefined ? [] : [key]), ...Array.from({ length: scroll }, () => "j")];
        const lines = after(keys, terminal, scene);
        expect(lines).toHaveLength(terminal.rows);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(terminal.columns);
      }),
    );
  });
});
