import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { worthRetrying } from "./api/useAnswer";
import "./i18n";
import "./shell/theme";
import "./style.css";
import { fetchPages, router } from "./router";

const client = new QueryClient({
  // The dataset changes by a load only; the service tells by its ETag whether it did.
  defaultOptions: {
    queries: { staleTime: 60_000, retry: worthRetrying, retryDelay: 800, refetchOnWindowFocus: false },
  },
});

const place = document.getElementById("root");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** Once the first page has had the time to show itself. */
setTimeout(fetchPages, 2000);
