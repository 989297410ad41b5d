import { defineConfig } from "vite";

/** Everything in files of our own: no inline script, no address but this server's. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: "automatic", development: false } },
  // Whatever the process that builds it is for: a page with React's own checks in it is larger and slower.
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2024",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: true,
  },
  logLevel: "error",
});
