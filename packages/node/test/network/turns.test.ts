import { describe, expect, it } from "vitest";
import { Places } from "../../src/network/requests/index.ts";
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

describe("places for answers", () => {
  it("are no more than there are, for all and for one address, and are taken by who waits", async () => {
    const places = new Places({ total: 3, perAddress: 2 });
    const { signal } = new AbortController();
    const inside: string[] = [];
    const enter = async (address: string) => {
      const leave = await places.enter(address, signal);
      inside.push(address);
      return leave;
    };
    const [first] = [await enter("a"), await enter("a")];
    const third = enter("a");
    const other = enter("b");
    const late = enter("c");
    await other;
    expect(inside).toEqual(["a", "a", "b"]);
    first?.();
    await third;
    expect(inside).toEqual(["a", "a", "b", "a"]);
    (await other)();
    await late;
    expect(inside).toEqual(["a", "a", "b", "a", "c"]);
  });

  it("are not waited for longer than the request may take", async () => {
    const places = new Places({ total: 1, perAddress: 1 });
    await places.enter("a", new AbortController().signal);
    const impatient = new AbortController();
    const waiting = places.enter("b", impatient.signal);
    impatient.abort();
    await expect(waiting).rejects.toMatchObject({ code: "REFUSED" });
  });
});
