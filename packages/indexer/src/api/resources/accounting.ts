import * as z from "zod";
import { IndexError } from "../../errors.ts";
import { csvHeader, csvLines } from "../forms/csv.ts";
import { address, blockRange } from "../forms/parameters.ts";
import { REWARD } from "../forms/records.ts";
import { type Listing, list, type Wanted } from "../reading/list.ts";
import { either } from "../reading/parties.ts";
import * as lists from "./listings.ts";
import type { Reading, Resource } from "./resource.ts";
import { resource } from "./resource.ts";

/** Rows of a file at most, and rows that are read at once. */
const MOST_ROWS = 10_000;
const PAGE = 1000;

/** Rewards of a hotkey, with the price of the time. */
const REWARDS: Listing = { form: REWARD, orders: lists.EPOCH_NEURONS.orders };

/** A list as a file, from the first block on. @throws IndexError `INVALID_REQUEST` when it has too many rows */
async function fileOf({ db }: Reading, listing: Listing, wanted: Omit<Wanted, "limit" | "order">): Promise<string> {
  const parts = [csvHeader(listing.form)];
  let rows = 0;
  for (let cursor: string | undefined; ; ) {
    const page = await list(db, listing, { ...wanted, limit: PAGE, order: "asc", cursor });
    rows += page.items.length;
    if (rows > MOST_ROWS) {
      throw new IndexError(
        "INVALID_REQUEST",
        `there are more than ${MOST_ROWS} rows`,
        "Ask for fewer blocks with `from` and `to`, or use `tao index export`.",
      );
    }
    parts.push(csvLines(listing.form, page.items));
    if (page.next === null) return parts.join("");
    cursor = page.next;
  }
}

function file(
  name: string,
  summary: string,
  listing: Listing,
  of: (account: string) => Pick<Wanted, "filters" | "either">,
): Resource {
  return resource({
    path: `/v1/export/{address}/${name}`,
    summary: `${summary} As CSV, the oldest first, ${MOST_ROWS} rows at most; amounts in rao and in whole units.`,
    params: { address },
    query: blockRange,
    result: z.string(),
    contentType: "text/csv",
    read: (reading, params, range) => fileOf(reading, listing, { ...of(params.address), ...range }),
  });
}

/** Files for accountants: the history of an account. */
export const ACCOUNTING: readonly Resource[] = [
  file("transfers.csv", "Transfers from and to an account.", lists.TRANSFERS, (account) => ({
    filters: {},
    either: either(account, "sender", "receiver"),
  })),
  file(
    "stake-movements.csv",
    "Stake that a coldkey has added, removed, moved or got, with the price and the value in TAO at the time.",
    lists.STAKE_MOVEMENTS,
    (account) => ({ filters: {}, either: either(account, "coldkey", "to_coldkey") }),
  ),
  file(
    "rewards.csv",
    "What epochs gave an account as a hotkey, with the price and the value in TAO in that hour.",
    REWARDS,
    (hotkey) => ({ filters: { hotkey } }),
  ),
];
