import { BlockList, isIP, SocketAddress } from "node:net";
import { ChainError } from "./error.ts";

/** Expands the text of an IPv6 address to its eight groups. */
function groupsOf(ip: string): number[] {
  const [head = "", tail] = ip.split("::");
  const parse = (part: string): number[] =>
    part === ""
      ? []
      : part.split(":").flatMap((group) => {
          if (!group.includes(".")) return [Number.parseInt(group, 16)];
          const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
          return [a * 256 + b, c * 256 + d];
        });
  const [left, right] = [parse(head), parse(tail ?? "")];
  return tail === undefined ? left : [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}

/** An IP address as the chain holds it: a number, and 4 or 6. @throws ChainError `INVALID_ARGUMENT` */
export function ipToNumber(ip: string): { value: bigint; type: 4 | 6 } {
  const family = isIP(ip);
  if (family === 4) {
    return { value: ip.split(".").reduce((value, part) => value * 256n + BigInt(part), 0n), type: 4 };
  }
  if (family === 6) {
    return { value: groupsOf(ip).reduce((value, group) => value * 65_536n + BigInt(group), 0n), type: 6 };
  }
  throw new ChainError("INVALID_ARGUMENT", `${ip} is no IP address`, "Give an address like 203.0.113.7.");
}

/** The text of an address that the chain holds as a number. */
export function numberToIp(value: bigint, type: number): string {
  if (type === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join(".");
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  return new SocketAddress({ address: groups.join(":"), family: "ipv6", port: 0 }).address;
}

/** Addresses of this machine and of private networks. */
const local = new BlockList();
local.addSubnet("127.0.0.0", 8);
local.addSubnet("10.0.0.0", 8);
local.addSubnet("172.16.0.0", 12);
local.addSubnet("192.168.0.0", 16);
local.addSubnet("169.254.0.0", 16);
local.addSubnet("0.0.0.0", 8);
local.addSubnet("::1", 128, "ipv6");
local.addSubnet("fc00::", 7, "ipv6");
local.addSubnet("fe80::", 10, "ipv6");

/** Whether an address is of this machine or of a private network: nobody on the Internet can be meant by it. */
export function isPrivateIp(ip: string): boolean {
  return local.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");
}
