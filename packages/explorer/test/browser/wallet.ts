import type { OpenPage } from "./openPage.ts";

/** Notes all that the page and its threads say to each other. Who is told to lock after a while does so soon. */
export const LISTENING = `
window.toThreads = [];
window.ofThreads = [];
const write = (data) => JSON.stringify(data, (_, value) => typeof value === "bigint" ? String(value) : value);
const Thread = window.Worker;
window.Worker = class extends Thread {
  constructor(...args) {
    super(...args);
    this.addEventListener("message", ({ data }) => window.ofThreads.push(write(data)));
  }
  postMessage(message) {
    window.toThreads.push(write(message));
    const isIdle = window.isHasty === true && message.name === "idle";
    super.postMessage(isIdle ? { ...message, job: { after: 1500 } } : message);
  }
};`;

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
