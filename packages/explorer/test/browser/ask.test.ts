import { RoundsServer } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blank, fromText, toText } from "../../src/page/parts/rounds/pixels.ts";
import { hasBrowser, type Stage, startStage } from "./stage.ts";

const HOSTILE_ANSWER = "<img src=x onerror=alert()>\u202e";

const SEVEN = { uid: 1, hotkey: "5F1", question: "which digit?", truth: "7", reason: "right", latencyMs: 12 };
const PICTURE = toText(blank());
/** A round in which one miner knew the digit of a picture, another answered what strangers can. */
const ROUND = {
  at: Date.UTC(2026, 0, 2),
  answers: [
    { ...SEVEN, answer: "7", score: 0.9, pictures: [PICTURE] },
    { ...SEVEN, uid: 2, hotkey: "5F2", answer: HOSTILE_ANSWER, score: 0.1, pictures: [PICTURE] },
  ],
};

describe.skipIf(!hasBrowser)("a visitor who asks miners", () => {
  const asked: { picture: string }[] = [];
  let validator: RoundsServer;
  let stage: Stage;

  beforeAll(async () => {
    const origins: string[] = [];
    const facts = { netuid: 0, market: "image", hotkey: "5F" };
    validator = await RoundsServer.start({
      ...{ port: 0, origins, facts, rounds: () => JSON.stringify([ROUND]), onProblem: console.error },
      ask: (question) => {
        asked.push(question as { picture: string });
        const miner = { hotkey: "5F1", latencyMs: 12 };
        return Promise.resolve([
          { ...miner, uid: 1, text: "7", shares: [0.1, 0.9] },
          { ...miner, uid: 2, hotkey: "5F2", failure: HOSTILE_ANSWER },
        ]);
      },
    });
    stage = await startStage({ validators: [validator.url] });
    facts.netuid = Number(/\d+/.exec(stage.pages.subnet ?? "")?.[0]);
    origins.push(new URL(stage.explorer.url).origin);
  });
  afterAll(async () => {
    await stage.stop();
    await validator.close();
  });

  it("draws with the keyboard, and sees what each miner answered, as text", async () => {
    const open = await stage.open("/ask", { locale: "en-US" });
    await open.page.getByRole("application").focus();
    for (const key of [" ", "ArrowDown", "ArrowDown", "ArrowRight"]) await open.page.keyboard.press(key);
    await open.page.getByRole("button", { name: "Ask", exact: true }).click();
    await open.page.getByText("90% sure").waitFor();
    await open.page
      .getByRole("region", { name: "Answers", exact: true })
      .getByText("<img src=x onerror=alert()>")
      .waitFor();
    const [question] = asked;
    expect(fromText(question?.picture ?? "").filter((value) => value === 255).length).toBeGreaterThan(5);
    expect(await open.barriers()).toEqual([]);
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("sees on a subnet's page and at a glance what validators asked, with pictures, and what was answered", async () => {
    const open = await stage.open(stage.pages.tasks ?? "", { locale: "en-US" });
    await open.page.getByRole("img", { name: "Picture 1 of the task" }).first().waitFor();
    await open.page.getByText("scored 90%").waitFor();
    await open.page.getByTitle("It is: 7").first().waitFor();
    expect(await open.page.getByText("<img src=x onerror=alert()>").count()).toBeGreaterThan(0);
    expect(await open.barriers()).toEqual([]);
    await open.page.goto(`${stage.explorer.url}#/`);
    await open.page.getByText("Its answer scored 90%, the best of 2:").waitFor();
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("is told that a validator does not answer", async () => {
    const open = await stage.open(stage.pages.tasks ?? "", { locale: "en-US" });
    await open.page.route(`${validator.url}/rounds`, (route) => route.abort());
    await open.page.reload();
    await open.page.getByRole("alert").getByText("A validator does not answer").waitFor();
    await open.close();
  });
});
