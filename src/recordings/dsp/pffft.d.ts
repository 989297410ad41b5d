declare module "@echogarden/pffft-wasm/simd" {
  const open: () => Promise<unknown>;
  export default open;
}
