import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressGroup } from "../src/ip/index.ts";

const byte = fc.nat(255);
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join("."));
/** Without the mapped addresses, which begin with a group of zeros. */
const networks = fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xffff));
const groups = fc.tuple(networks, fc.tuple(fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xffff), fc.nat(0xffff)));

describe("an address", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:cb00:7107", "203.0.113.7"],
    ["0:0:0:0:0:ffff:203.0.113.7", "203.0.113.7"],
    ["2600:1:2:3:4:5:6:7", "2600:1:2:3::/64"],
    ["2600:1:2:3::9", "2600:1:2:3::/64"],
    ["2600::9", "2600:0:0:0::/64"],
    ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", ""],
    ["1:2", "1:2"],
    ["example", "example"],
  ])("%s counts as %s", (address, key) => {
    expect(addressGroup(address)).toBe(key);
  });

  it("of IPv4 is a group of its own, mapped too", () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        expect(addressGroup(address)).toBe(address);
        expect(addressGroup(`::ffff:${address}`)).toBe(address);
      }),
    );
  });

  it("of IPv6 has the group of its network of 64 bits, however both are spelled", () => {
    const spelled = (parts: readonly number[], isLong: boolean): string => {
      const text = parts.map((part) => (isLong ? part.toString(16).padStart(4, "0").toUpperCase() : part.toString(16)));
      return isLong ? text.join(":") : text.join(":").replace(/(^|:)0(:0)+(:|$)/, "::");
    };
    fc.assert(
      fc.property(groups, groups, fc.boolean(), ([network, host], [otherNetwork, otherHost], isLong) => {
        const address = spelled([...network, ...host], isLong);
        expect(isIP(address)).toBe(6);
        expect(addressGroup(address)).toBe(addressGroup(spelled([...network, ...otherHost], !isLong)));
        // The platform's own notion of a network is the judge.
        const list = new BlockList();
        list.addSubnet(address, 64, "ipv6");
        const other = spelled([...otherNetwork, ...otherHost], isLong);
        expect(addressGroup(other) === addressGroup(address)).toBe(list.check(other, "ipv6"));
      }),
    );
  });

  it("never throws, whatever it is", () => {
    const text = fc.string({ unit: fc.constantFrom(":", "::", "f", "0", "1.2.3.4", "%", "ffff", ".") });
    fc.assert(fc.property(text, (address) => void addressGroup(address)));
  });
});
