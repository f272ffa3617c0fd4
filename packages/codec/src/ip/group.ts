const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/** Groups of 16 bits of one side of `::`; an IPv4 address at its end is two. `undefined` when it is no such side. */
function groupsOf(side: string): number[] | undefined {
  if (side === "") return [];
  const groups: number[] = [];
  for (const [i, part] of side.split(":").entries()) {
    const bytes = V4.exec(part)?.slice(1).map(Number);
    if (bytes !== undefined && i === side.split(":").length - 1) {
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (GROUP.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** The eight groups of 16 bits of an IPv6 address, whatever its zone; `undefined` for what is none. */
function parseV6(address: string): number[] | undefined {
  const [plain = ""] = address.split("%", 1);
  const [left = "", right, ...more] = plain.split("::");
  const head = groupsOf(left);
  const tail = groupsOf(right ?? "");
  if (head === undefined || tail === undefined || more.length > 0) return undefined;
  const missing = 8 - head.length - tail.length;
  if (right === undefined ? missing !== 0 : missing < 0) return undefined;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}

/**
 * Group that an address counts as where a limit holds for each peer or client: an IPv4 address itself, also where it is
 * mapped into IPv6; of IPv6 the network of 64 bits that one customer gets whole. The same for every spelling of an
 * address, as `203.0.113.7` or `2001:db8:0:1::/64`; what is no address is a group of its own.
 */
export function addressGroup(address: string): string {
  // Servers ask for each request: of most addresses it is told at once.
  if (!address.includes(":")) return address;
  const groups = parseV6(address);
  if (groups === undefined) return address;
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}
