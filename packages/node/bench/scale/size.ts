/** Size of a generated state. */
export interface Size {
  readonly name: string;
  /** Subnets besides root. */
  readonly subnets: number;
  /** Neurons of each subnet. */
  readonly neurons: number;
  /** Root validators, who validate on every subnet. */
  readonly validators: number;
  /** Positions of stake: hotkey, coldkey, subnet. */
  readonly positions: number;
  /** Accounts with balances. */
  readonly accounts: number;
  /** Positions of the one coldkey that has many. */
  readonly largest: number;
  /** Blocks between two epochs of a subnet. */
  readonly tempo: number;
}

const SIZES: readonly Size[] = [
  {
    ...{ name: "full", subnets: 128, neurons: 256, validators: 64 },
    ...{ positions: 1_000_000, accounts: 500_000, largest: 1000, tempo: 360 },
  },
  {
    ...{ name: "small", subnets: 8, neurons: 64, validators: 16 },
    ...{ positions: 10_000, accounts: 5000, largest: 100, tempo: 24 },
  },
];

/** Size of a name. @throws RangeError when there is none of it */
export function sizeOf(name: string): Size {
  const size = SIZES.find((one) => one.name === name);
  if (size === undefined) throw new RangeError(`${name} is none of ${SIZES.map((one) => one.name).join(", ")}`);
  return size;
}
