import { describe, expect, it } from "vitest";
import { Places } from "../../src/network/requests/index.ts";
import { Shares } from "../../src/network/requests/shares.ts";
import { FakeClock } from "../support/fakeClock.ts";

const nothing = (): void => undefined;
const stranger = (address: string) => ({ address, isOurs: false });
const ours = (address: string) => ({ address, isOurs: true });

describe("places for answers", () => {
  it("are no more than there are, for all and for one address, and are taken by who waits with the fewest", async () => {
    const places = new Places({ total: 3, perAddress: 2, kept: 0 }, new FakeClock());
    const { signal } = new AbortController();
    const inside: string[] = [];
    const enter = async (address: string) => {
      const place = await places.enter(stranger(address), signal, nothing);
      inside.push(address);
      return place;
    };
    const [first] = [await enter("a"), await enter("a")];
    const third = enter("a");
    const other = await enter("b");
    const late = enter("c");
    expect(inside).toEqual(["a", "a", "b"]);
    first?.leave();
    await late;
    expect(inside).toEqual(["a", "a", "b", "c"]);
    other.leave();
    await third;
    expect(inside).toEqual(["a", "a", "b", "c", "a"]);
  });

  it("are not waited for longer than the request may take", async () => {
    const places = new Places({ total: 1, perAddress: 1, kept: 0 }, new FakeClock());
    await places.enter(stranger("a"), new AbortController().signal, nothing);
    const impatient = new AbortController();
    const waiting = places.enter(stranger("b"), impatient.signal, nothing);
    impatient.abort();
    await expect(waiting).rejects.toMatchObject({ code: "REFUSED" });
  });

  it("are kept for peers that strangers cannot be", async () => {
    const places = new Places({ total: 2, perAddress: 2, kept: 1 }, new FakeClock());
    const { signal } = new AbortController();
    await places.enter(stranger("a"), signal, nothing);
    const impatient = new AbortController();
    const waiting = places.enter(stranger("b"), impatient.signal, nothing);
    await expect(places.enter(ours("c"), signal, nothing)).resolves.toBeDefined();
    impatient.abort();
    await expect(waiting).rejects.toMatchObject({ code: "REFUSED" });
  });

  it("are lost by the slowest reader while others wait, and by nobody while none does", async () => {
    const clock = new FakeClock();
    const places = new Places({ total: 2, perAddress: 1, kept: 0 }, clock);
    const { signal } = new AbortController();
    const lost: string[] = [];
    const read = async (address: string, unsent: number) => {
      const place = await places.enter(stranger(address), signal, () => lost.push(address));
      place.writing(1_000, () => unsent);
    };
    await read("quick", 100);
    await read("slow", 900);
    await clock.pass(60_000);
    expect(lost).toEqual([]);
    const newcomer = read("new", 0);
    await clock.pass(500);
    await newcomer;
    expect(lost).toEqual(["slow"]);
    const next = read("next", 0);
    await clock.pass(500);
    await next;
    expect(lost).toEqual(["slow", "quick"]);
    const early = read("early", 0);
    await clock.pass(1_000);
    expect(lost).toEqual(["slow", "quick"]);
    await clock.pass(1_000);
    await early;
    expect(lost).toHaveLength(3);
  });
});

describe("shares of requests", () => {
  it("of one address leave room for others, and strangers leave room for ours", () => {
    const shares = new Shares({ total: 8, perAddress: 3, kept: 2 });
    const take = (address: string) => shares.take(stranger(address), nothing);
    for (let i = 0; i < 3; i += 1) take("a");
    expect(() => take("a")).toThrow("too many requests of one address");
    for (let i = 0; i < 3; i += 1) take(`b${i}`);
    for (let i = 0; i < 2; i += 1) shares.take(ours("c"), nothing);
    shares.take(ours("d"), nothing)();
  });

  it("go from who has most to who has least, however many addresses ask for all", () => {
    const shares = new Shares({ total: 8, perAddress: 4, kept: 2 });
    const lost: string[] = [];
    const take = (address: string) => shares.take(stranger(address), () => lost.push(address));
    for (const address of ["a", "b"]) for (let i = 0; i < 3; i += 1) take(address);
    take("honest");
    take("honest");
    expect(lost).toEqual(["a", "b"]);
    // Three addresses with two each: nobody has more than a newcomer may take from.
    expect(() => take("a")).toThrow("too many requests at a time");
    const back = take("late");
    expect(lost).toHaveLength(3);
    back();
    back();
    take("late");
    expect(() => take("late")).toThrow("too many requests at a time");
  });
});
