import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { scheduleAt } from "../src/chain/actions/supply.ts";
import { ipToNumber, isPublicIp, numberToIp } from "../src/chain/ip.ts";
import { KeyedLock } from "../src/chain/transactions/keyedLock.ts";

/** IPv4 addresses in the clothes of IPv6: mapped, compatible, translated (two ways), 6to4, Teredo. */
const embedded = fc
  .tuple(fc.ipV4(), fc.constantFrom("::ffff:", "::", "64:ff9b::", "64:ff9b:1::", "2002:", "2001:0:"))
  .map(([ip, prefix]) => {
    const [a = 0, b = 0, c = 0, d = 0] = ip.split(".").map(Number);
    const groups = [a * 256 + b, c * 256 + d].map((group) => group.toString(16)).join(":");
    return prefix.endsWith("::") || prefix === "::ffff:" ? `${prefix}${groups}` : `${prefix}${groups}::1`;
  });

describe("the halving schedule", () => {
  // protocol: consensus §2.3, the computed table
  it.each([
    [0n, 1_000_000_000n],
    [10_499_999_999_999_999n, 1_000_000_000n],
    [10_500_000_000_000_000n, 500_000_000n],
    [20_979_492_187_500_000n, 976_562n],
    [20_999_679_565_429_687n, 30_517n],
    [20_999_679_565_429_688n, 15_258n],
    [20_999_999_960_884_452n, 1n],
    [20_999_999_980_442_226n, 0n],
    [21_000_000_000_000_000n, 0n],
  ])("at %d rao mints %d a block", (issued, emission) => {
    expect(scheduleAt(issued).blockEmission).toBe(emission);
  });

  it("says when the next halving is", () => {
    expect(scheduleAt(0n)).toMatchObject({ halvings: 0, nextHalving: 10_500_000_000_000_000n });
    expect(scheduleAt(10_500_000_000_000_000n)).toMatchObject({ halvings: 1, nextHalving: 15_750_000_000_000_000n });
  });
});

describe("IP addresses", () => {
  it.each([
    ["0.0.0.0", 0n, 4],
    ["203.0.113.7", 3_405_803_783n, 4],
    ["2001:db8::1", 42_540_766_411_282_592_856_903_984_951_653_826_561n, 6],
    ["::ffff:1.2.3.4", 0xffff_0102_0304n, 6],
  ] as const)("%s as the chain holds it", (ip, value, type) => {
    expect(ipToNumber(ip)).toEqual({ value, type });
    expect(ipToNumber(numberToIp(value, type))).toEqual({ value, type });
  });

  it("that are none are refused", () => {
    expect(() => ipToNumber("localhost")).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });

  it.each(["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "203.0.113.7"])(
    "%s is not public",
    (ip) => {
      expect(isPublicIp(ip)).toBe(false);
    },
  );

  it.each(["1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700::1111"])("%s is public", (ip) => {
    expect(isPublicIp(ip)).toBe(true);
  });

  it.each(["0177.0.0.1", "0x7f.1", "127.1", "2130706433", "localhost", "metadata.internal", "::1%lo", "[::1]"])(
    "%s, a spelling that others read as another address, is refused",
    (ip) => {
      expect(() => ipToNumber(ip)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    },
  );

  it("that the library calls special are not public, whatever they look like", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), embedded), (ip) => {
        if (ipaddr.parse(ip).range() !== "unicast") expect(isPublicIp(ip)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("that stand for an address of IPv4 are not public, whichever it is", () => {
    fc.assert(fc.property(embedded, (ip) => !isPublicIp(ip)));
  });
});

describe("a lock by key", () => {
  it("runs tasks of one key in turn, those of others at once, and survives failures", async () => {
    const lock = new KeyedLock();
    const order: string[] = [];
    const task = (name: string, turns: number) => async () => {
      order.push(`${name} begins`);
      for (let i = 0; i < turns; i += 1) await Promise.resolve();
      order.push(`${name} ends`);
    };
    const failing = lock.run("a", () => Promise.reject(new Error("no")));
    await Promise.all([
      expect(failing).rejects.toThrow("no"),
      lock.run("a", task("first", 20)),
      lock.run("a", task("second", 1)),
      lock.run("b", task("other", 1)),
    ]);
    expect(order.indexOf("first ends")).toBeLessThan(order.indexOf("second begins"));
    expect(order.indexOf("other ends")).toBeLessThan(order.indexOf("second begins"));
  });
});
