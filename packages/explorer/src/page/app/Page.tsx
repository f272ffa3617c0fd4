import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { type Network, NetworkContext } from "../network/context.ts";
import { refreshLive } from "../network/reads.ts";
import { type Language, LanguageContext, preferredLanguage, rememberLanguage } from "../texts/language.ts";
import { PreferencesContext } from "./preferences.ts";
import { router } from "./router.tsx";
import { applyTheme, chosenTheme, type Theme } from "./theme.ts";

const queries = new QueryClient();

/** Reads what is live anew with each block that the page shows. */
function useRefresh({ session }: Network): void {
  useEffect(() => {
    let shown: string | undefined;
    return session.listen(() => {
      const hash = session.snapshot().shown?.hash;
      if (hash === shown) return;
      shown = hash;
      refreshLive(queries);
    });
  }, [session]);
}

/** The whole page, of a network. */
export function Page({ network }: { readonly network: Network }): ReactNode {
  const [language, setLanguage] = useState(preferredLanguage);
  const [theme, setTheme] = useState(chosenTheme);
  useRefresh(network);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const preferences = useMemo(
    () => ({
      theme,
      setTheme: (chosen: Theme) => {
        applyTheme(chosen);
        setTheme(chosen);
      },
      setLanguage: (chosen: Language) => {
        rememberLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [theme],
  );
  return (
    <LanguageContext value={language}>
      <PreferencesContext value={preferences}>
        <NetworkContext value={network}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </NetworkContext>
      </PreferencesContext>
    </LanguageContext>
  );
}
