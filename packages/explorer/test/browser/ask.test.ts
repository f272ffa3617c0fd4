import { RoundsServer } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromText } from "../../src/page/parts/pixels.ts";
import { hasBrowser, type Stage, startStage } from "./stage.ts";

const HOSTILE_ANSWER = "<img src=x onerror=alert()>\u202e";

describe.skipIf(!hasBrowser)("a visitor who asks miners", () => {
  const asked: { picture: string }[] = [];
  let validator: RoundsServer;
  let stage: Stage;

  beforeAll(async () => {
    const origins: string[] = [];
    validator = await RoundsServer.start({
      ...{ port: 0, origins, facts: { netuid: 1, market: "image", hotkey: "5F" }, rounds: () => "[]" },
      ask: (question) => {
        asked.push(question as { picture: string });
        const miner = { hotkey: "5F1", latencyMs: 12 };
        return Promise.resolve([
          { ...miner, uid: 1, text: "7", shares: [0.1, 0.9] },
          { ...miner, uid: 2, hotkey: "5F2", failure: HOSTILE_ANSWER },
        ]);
      },
    });
    stage = await startStage([validator.url]);
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
    await open.page.getByText("<img src=x onerror=alert()>").waitFor();
    const [question] = asked;
    expect(fromText(question?.picture ?? "").filter((value) => value === 255).length).toBeGreaterThan(5);
    expect(await open.barriers()).toEqual([]);
    expect(open.faults).toEqual([]);
    await open.close();
  });
});
