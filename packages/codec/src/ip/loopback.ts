import { addressGroup } from "./group.ts";

const LOOPBACK_V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
/** `::1` in any spelling. */
const LOOPBACK_V6 = /^(?=.*:)[0:]*:0{0,3}1(%.*)?$/;

/**
 * Returns whether a host is this machine itself: `localhost`, an address of 127.0.0.0/8, also where it is mapped into
 * IPv6, or `::1`, in brackets or not.
 */
export function isLoopback(host: string): boolean {
  const plain = host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
  const group = addressGroup(plain);
  // The group of an IPv6 address is its network, of which only `::1` is this machine.
  return host === "localhost" || LOOPBACK_V4.test(group) || (group === "0:0:0:0::/64" && LOOPBACK_V6.test(plain));
}
