/** White Gaussian noise (Box–Muller). */
export const whiteNoise = (length: number, random: () => number): Float32Array =>
  Float32Array.from(
    { length },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );

/** Noise of equal power an octave (Kellet's filter, within 0.05 dB from 9 Hz up). */
export const pinkNoise = (length: number, random: () => number): Float32Array => {
  const poles = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616];
  const gains = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898];
  const state = [0, 0, 0, 0, 0, 0];
  let late = 0;
  return whiteNoise(length, random).map((white) => {
    let sum = late + white * 0.5362;
    for (let i = 0; i < 6; i++) {
      state[i] = poles[i] * state[i] + white * gains[i];
      sum += state[i];
    }
    late = white * 0.115926;
    return sum;
  });
};
