import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subnetAccount } from "../../src/shared/subnetAccount.ts";
import {
  bars,
  course,
  csvOf,
  feeRow,
  movementRow,
  newestFirst,
  rewardRow,
  transferRow,
  withoutTrades,
} from "../../src/wallet/historyRows.ts";

const at = { height: 7, time: 1_000, extrinsic: 2 };

describe("rows of a history", () => {
  it("tell of a transfer as the account sees it", () => {
    const transfer = { ...at, event: 3, sender: "a", receiver: "b", amount: 5n };
    expect(transferRow(transfer, "a")).toMatchObject({ kind: "sent", tao: -5n, about: "b" });
    expect(transferRow(transfer, "b")).toMatchObject({ kind: "received", tao: 5n, about: "a" });
    expect(transferRow({ ...transfer, receiver: "a" }, "a")).toMatchObject({ kind: "to itself", tao: 0n });
  });

  it("name where stake went", () => {
    const movement = { ...at, event: 3, kind: "StakeMoved", coldkey: "c", hotkey: "h", netuid: 1 };
    const amounts = { tao: null, alpha: 9n, price: 2n, value: 18n };
    const moved = { ...movement, ...amounts, toColdkey: "c", toHotkey: "other", toNetuid: 2 };
    expect(movementRow(moved)).toMatchObject({ kind: "stake moved", about: "h → subnet 2 → other", value: 18n });
  });

  it("leave out the transfer that is the TAO of a trade, and no other", () => {
    const pool = subnetAccount(1);
    const transfer = { ...at, event: 2, sender: "c", receiver: pool, amount: 5n };
    const movement = { ...at, event: 3, kind: "StakeAdded", coldkey: "c", hotkey: "h", netuid: 1 };
    const none = { toColdkey: null, toHotkey: null, toNetuid: null };
    const added = { ...movement, ...none, tao: 5n, alpha: 9n, price: 2n, value: 5n };
    const others = [
      { ...transfer, receiver: "bob" },
      { ...transfer, receiver: subnetAccount(2) },
      { ...transfer, sender: pool, receiver: "c" },
      { ...transfer, extrinsic: 1 },
      { ...transfer, amount: 4n },
      { ...transfer, height: 8 },
    ];
    expect(withoutTrades([...others, transfer], [added])).toEqual(others);
    // A registration may cost what a trade of the same batch pays: one transfer is the trade's.
    expect(withoutTrades([transfer, { ...transfer, event: 5 }], [added])).toEqual([{ ...transfer, event: 5 }]);
    expect(withoutTrades([transfer, { ...transfer, event: 5 }], [added, { ...added, event: 6 }])).toEqual([]);
    const back = { ...transfer, sender: pool, receiver: "c" };
    expect(withoutTrades([back, transfer], [{ ...added, kind: "StakeRemoved" }])).toEqual([transfer]);
    expect(withoutTrades([back, transfer], [{ ...added, kind: "StakeMoved" }])).toEqual([back, transfer]);
    expect(movementRow(added)).toMatchObject({ kind: "stake added", tao: -5n, about: "h" });
  });

  it("are in their order, the newest first, what ends a block before the rest of it", () => {
    const fee = feeRow({ ...at, number: 1, pallet: "Balances", call: "x", succeeded: false, fee: 2n });
    expect(fee).toMatchObject({ tao: -2n, about: "Balances.x, which failed" });
    const transfer = transferRow({ ...at, event: 3, sender: "a", receiver: "b", amount: 5n }, "a");
    const reward = rewardRow({ ...at, netuid: 1, uid: 0, emission: 4n }, "h");
    const later = { ...fee, height: 8 };
    expect(newestFirst([fee, transfer, later, reward], 3)).toEqual([later, reward, transfer]);
  });
});

describe("the course of a balance", () => {
  it("ends with what there is now, and begins with what the first change left", () => {
    const changes = [30, 20, 10].map((height) => ({ height, time: height, amount: BigInt(height) }));
    expect(course(60n, changes, 3)).toEqual([10n, 30n, 60n]);
    expect(bars([0n, 35n, 70n])).toBe("▁▄█");
    expect(bars([0n, 0n])).toBe("▁▁");
  });

  it("is a bar for each value, whatever the values are", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-(10n ** 30n), 10n ** 30n), { maxLength: 60 }), (values) => {
        expect(bars(values)).toMatch(new RegExp(`^[▁▂▃▄▅▆▇█]{${values.length}}$`));
      }),
    );
  });
});

it("CSV quotes what has commas, and lets no spreadsheet run a text of the chain", () => {
  const row = transferRow({ ...at, event: 3, sender: "a", receiver: "b", amount: 5n }, "a");
  const [head, first] = csvOf([{ ...row, kind: "=1+1", about: 'x, "y"' }]).split("\r\n");
  expect(head).toBe("time,height,kind,netuid,tao,alpha,price,value,about");
  expect(first).toBe(`1970-01-01T00:00:01.000Z,7,'=1+1,,-5,,,5,"x, ""y"""`);
});
