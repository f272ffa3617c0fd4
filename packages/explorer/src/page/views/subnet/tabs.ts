/** Parts of a subnet's page, each with an address of its own. */
export const SUBNET_TABS = ["summary", "tasks", "neurons", "weights", "parameters", "registrations", "pool"] as const;

/** A part of a subnet's page. */
export type SubnetTab = (typeof SUBNET_TABS)[number];

/** Returns whether something is the name of a part. */
export function isSubnetTab(name: unknown): name is SubnetTab {
  return SUBNET_TABS.some((tab) => tab === name);
}
