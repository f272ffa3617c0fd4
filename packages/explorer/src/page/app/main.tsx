import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { config as configureZod } from "zod";
import { readConfig } from "../network/config.ts";
import { openNetwork } from "../network/openNetwork.ts";
import "./tokens.css";
import "./base.css";
import { Page } from "./Page.tsx";
import { applyTheme, chosenTheme } from "./theme.ts";

// Generating code is against the page's Content-Security-Policy.
configureZod({ jitless: true });
applyTheme(chosenTheme());

const element = document.getElementById("page");
if (element === null) throw new Error("the page has no element to show itself in");
const network = await openNetwork(await readConfig());
createRoot(element).render(
  <StrictMode>
    <Page network={network} />
  </StrictMode>,
);
