// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { chooseLanguage } from "../i18n";
import { useWords } from "./useWords";

afterEach(() => vi.unstubAllGlobals());

test("offices are called by their labels, and asked for once however many need them", async () => {
  const offices = [
    { id: "chair", label_vi: "chủ tịch", label_en: "chair", posts: 4 },
    { id: "vice_chair", label_vi: null, label_en: null, posts: 1 },
  ];
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    return pathname === "/api/v1/offices"
      ? Response.json({ data: offices, meta: {} })
      : Response.json({ code: "not_found" }, { status: 404 });
  });
  chooseLanguage("vi");
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const { result } = renderHook(() => [useWords(), useWords()] as const, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  await waitFor(() => expect(result.current[1].office("chair")).toBe("chủ tịch"));
  expect(result.current[0].office("vice_chair")).toBe("vice chair");
  act(() => chooseLanguage("en"));
  expect(result.current[0].office("chair")).toBe("chair");
  expect(asked.filter((path) => path === "/api/v1/offices")).toHaveLength(1);
});
