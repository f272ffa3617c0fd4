import type { OpenPage } from "./openPage.ts";

/** Password of the keys of a visitor. */
export const PASSWORD = "correct horse 7";
/** Words of an account of a visitor. */
export const WORDS = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/** Chooses the password of the keys in a browser. */
export async function newPassword({ page }: OpenPage): Promise<void> {
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByLabel("The same password again").fill(PASSWORD);
  await page.getByRole("button", { name: "Choose this password" }).click();
  await page.getByRole("button", { name: "Lock now" }).waitFor();
}

/** Imports an account from its words, as the first one. */
export async function addWords({ page }: OpenPage, words = WORDS): Promise<void> {
  await page.getByRole("button", { name: "From words" }).click();
  await page.getByLabel("The 12 to 24 words").fill(words);
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByRole("list", { name: "Accounts in this browser" }).getByRole("listitem").first().waitFor();
}
