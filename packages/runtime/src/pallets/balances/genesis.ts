import { asAccount, asBigInt, asList, GenesisError, type GenesisSection, type State } from "../../framework/index.ts";
import { EXISTENTIAL_DEPOSIT, mutateBalance } from "./account.ts";
import { TotalIssuance } from "./storage.ts";

/** Writes `balances: [[address, rao], …]`; the total issuance is their sum. @throws GenesisError */
export function genesis(state: State, section: GenesisSection): void {
  let total = 0n;
  for (const [i, entry] of asList(section.balances, "balances.balances").entries()) {
    const where = `balances.balances[${i}]`;
    const [address, amount] = asList(entry, where);
    const who = asAccount(address, `${where}[0]`);
    const free = asBigInt(amount, `${where}[1]`);
    if (free < EXISTENTIAL_DEPOSIT)
      throw new GenesisError(`${where}: an account holds at least ${EXISTENTIAL_DEPOSIT}`);
    mutateBalance(state, who, (data) => {
      if (data.free > 0n) throw new GenesisError(`${where}: the account is listed twice`);
      data.free = free;
    });
    total += free;
  }
  if (total >= 1n << 64n) throw new GenesisError("balances.balances: the sum does not fit 64 bits");
  TotalIssuance.set(state, total);
}
