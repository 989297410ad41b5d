/** One byte of µ-law (ITU-T G.711) as 16-bit PCM. */
const muLaw = (byte: number): number => {
  const value = ~byte & 0xff;
  const magnitude = (((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4);
  return value & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
};

/** One byte of A-law (ITU-T G.711) as 16-bit PCM. */
const aLaw = (byte: number): number => {
  const value = byte ^ 0x55;
  const segment = (value & 0x70) >> 4;
  const mantissa = (value & 0x0f) << 4;
  const magnitude = segment === 0 ? mantissa + 8 : (mantissa + 0x108) << (segment - 1);
  return value & 0x80 ? magnitude : -magnitude;
};

const table = (expand: (byte: number) => number): Float32Array =>
  Float32Array.from({ length: 256 }, (_, byte) => expand(byte) / 32768);

export const muLawTable = table(muLaw);
export const aLawTable = table(aLaw);
