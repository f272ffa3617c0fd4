import { describe, expect, it } from "vitest";
import { Turns } from "../../src/network/turns.ts";

describe("turns", () => {
  it("go round among peers, however much one of them has waiting", async () => {
    const turns = new Turns();
    const done: string[] = [];
    const loud = Array.from({ length: 50 }, () => turns.take("loud", () => done.push("loud")));
    const quiet = ["a", "b", "c"].map((peer) => turns.take(peer, () => done.push(peer)));
    await Promise.all(quiet);
    expect(done.filter((peer) => peer === "loud").length).toBeLessThanOrEqual(2);
    await Promise.all(loud);
    expect(done).toHaveLength(53);
  });

  it("give the thread free between two pieces, and go on after one that fails", async () => {
    const turns = new Turns();
    let others = 0;
    let running = true;
    const tick = () => {
      others += 1;
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    const seen = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        turns.take("peer", () => {
          if (i === 3) throw new Error("refused");
          return others;
        }),
      ),
    );
    running = false;
    const counts = seen.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(seen.map(({ status }) => status).filter((status) => status === "rejected")).toHaveLength(1);
    for (const [i, count] of counts.entries()) if (i > 0) expect(count).toBeGreaterThan(counts[i - 1] ?? 0);
  });
});
