import { describe, expect, it } from "vitest";
import { addressScope } from "../src/ip/index.ts";

const v4 = (text: string): bigint => text.split(".").reduce((value, part) => value * 256n + BigInt(part), 0n);
const v6 = (text: string): bigint => {
  const [head = "", tail = ""] = text.split("::");
  const [left, right] = [head, tail].map((part) => (part === "" ? [] : part.split(":"))) as [string[], string[]];
  const middle = Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...(text.includes("::") ? middle : []), ...right].reduce(
    (value, group) => (value << 16n) | BigInt(`0x${group}`),
    0n,
  );
};

/** First and last address of every range of IANA's registries, and the public ones beside them. */
const special4 = [
  ["0.0.0.0", "0.255.255.255"],
  ["100.64.0.0", "100.127.255.255"],
  ["127.0.0.0", "127.255.255.255"],
  ["169.254.0.0", "169.254.255.255"],
  ["192.0.0.0", "192.0.0.255"],
  ["192.0.2.0", "192.0.2.255"],
  ["192.31.196.0", "192.31.196.255"],
  ["192.52.193.0", "192.52.193.255"],
  ["192.88.99.0", "192.88.99.255"],
  ["192.175.48.0", "192.175.48.255"],
  ["198.18.0.0", "198.19.255.255"],
  ["198.51.100.0", "198.51.100.255"],
  ["203.0.113.0", "203.0.113.255"],
  ["224.0.0.0", "255.255.255.255"],
];
const private4 = [
  ["10.0.0.0", "10.255.255.255"],
  ["172.16.0.0", "172.31.255.255"],
  ["192.168.0.0", "192.168.255.255"],
];
const special6 = [
  ["::", "::ffff"],
  ["::7f00:1", "::ffff:ffff"],
  ["::ffff:0:0", "::ffff:ffff:ffff"],
  ["64:ff9b::", "64:ff9b::ffff:ffff"],
  ["64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"],
  ["100::", "100::ffff:ffff:ffff:ffff"],
  ["100:0:0:1::", "100::1:ffff:ffff:ffff:ffff"],
  ["2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff"],
  ["3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
];

describe("the scope of an address", () => {
  it.each(special4)("%s to %s is special", (first, last) => {
    for (const ip of [first, last]) expect(addressScope(v4(ip ?? ""), 4)).toBe("special");
  });

  it.each(private4)("%s to %s is private, and its neighbors are public", (first, last) => {
    const [from, to] = [v4(first ?? ""), v4(last ?? "")];
    expect([from, to].map((ip) => addressScope(ip, 4))).toEqual(["private", "private"]);
    expect([from - 1n, to + 1n].map((ip) => addressScope(ip, 4))).toEqual(["public", "public"]);
  });

  it.each(special6)("%s to %s is special", (first, last) => {
    for (const ip of [first, last]) expect(addressScope(v6(ip ?? ""), 6)).toBe("special");
  });

  it("fc00::/7 is private", () => {
    for (const ip of ["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"])
      expect(addressScope(v6(ip), 6)).toBe("private");
  });

  it.each(["2001:200::", "2606:4700::1111", "2a00:1450::1", "3fff:1000::"])("%s is public", (ip) => {
    expect(addressScope(v6(ip), 6)).toBe("public");
  });

  it("a number that is no address is special", () => {
    expect(addressScope(1n << 32n, 4)).toBe("special");
    expect(addressScope((1n << 32n) | v4("8.8.8.8"), 4)).toBe("special");
    expect(addressScope(1n << 128n, 6)).toBe("special");
    expect(addressScope(-1n, 4)).toBe("special");
    expect(addressScope(v4("8.8.8.8"), 0)).toBe("special");
  });
});
