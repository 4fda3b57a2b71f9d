import { defineConfig } from "vitest/config";

// The page in a real browser against the real service; see browser/.
export default defineConfig({
  test: {
    retry: 2, // a drawing may move under the hand on a machine that tests the engines meanwhile
    environment: "node",
    include: ["browser/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
