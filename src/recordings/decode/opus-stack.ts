import { OpusDecoder } from "opus-decoder";

/** What is used of WebAssembly: its types come with those of the browser, which are not for here. */
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: { compile: (this: void, bytes: Uint8Array) => Promise<object> };
};

/** Where the stack of opus-decoder 0.7.12 begins (it grows downwards) and the heap after it, and where both are put instead. */
const HELD = 95_616;
const PUT = HELD + (512 << 10);

/** The first global, a variable of 32 bits, and its value: the stack pointer. Three bytes of LEB128 hold both values. */
const pointer = (value: number): Buffer =>
  Buffer.from([
    1,
    0x7f,
    1,
    0x41,
    (value & 127) | 128,
    ((value >> 7) & 127) | 128,
    value >> 14,
    0x0b,
  ]);

/** The last initial value of the memory, three bytes: where the heap begins. */
const heap = (value: number): Buffer =>
  Buffer.from([0x0b, 3, value & 255, (value >> 8) & 255, value >> 16]);

/** The same program with more stack, or undefined where it is another than expected. */
export const withMoreStack = (bytes: Uint8Array): Buffer | undefined => {
  const program = Buffer.from(bytes);
  const stackAt = program.indexOf(pointer(HELD));
  const heapAt = program.length - heap(HELD).length;
  if (stackAt < 0 || program.indexOf(heap(HELD), heapAt) !== heapAt) return undefined;
  pointer(PUT).copy(program, stackAt);
  heap(PUT).copy(program, heapAt);
  return program;
};

const prepare = async (): Promise<boolean> => {
  const { compile } = wasm;
  let enlarged = false;
  wasm.compile = (bytes) => {
    const program = withMoreStack(bytes);
    enlarged ||= program !== undefined;
    return compile(program ?? bytes);
  };
  try {
    const first = new OpusDecoder();
    await first.ready;
    first.free();
  } finally {
    wasm.compile = compile;
  }
  return enlarged;
};

let prepared: Promise<boolean> | undefined;

/**
 * Gives libopus of the package `opus-decoder` the stack it needs; resolves to whether it has it. The package leaves it 64 KB, of which
 * 46 go to one buffer: stereo that changes its way of coding, as where packets of two recordings are joined, then writes over libopus' own
 * tables, and traps or decodes wrongly ever after. The package compiles its program once, and here it is changed on its way.
 */
export const opusWithStack = (): Promise<boolean> => {
  prepared ??= prepare();
  return prepared;
};
