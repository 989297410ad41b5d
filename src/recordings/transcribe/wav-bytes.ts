/** Channels of floats, all of one length, as a 16-bit wave file. */
export const waveOf = (channels: readonly Float32Array[], rate: number): Buffer => {
  const frames = channels[0].length;
  const block = channels.length * 2;
  const out = Buffer.alloc(44 + frames * block);
  out.write("RIFF", 0, "latin1");
  out.writeUInt32LE(36 + frames * block, 4);
  out.write("WAVEfmt ", 8, "latin1");
  out.writeUInt32LE(16, 16);
  out.writeUInt16LE(1, 20);
  out.writeUInt16LE(channels.length, 22);
  out.writeUInt32LE(rate, 24);
  out.writeUInt32LE(rate * block, 28);
  out.writeUInt16LE(block, 32);
  out.writeUInt16LE(16, 34);
  out.write("data", 36, "latin1");
  out.writeUInt32LE(frames * block, 40);
  let at = 44;
  for (let i = 0; i < frames; i++)
    for (const samples of channels) {
      out.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(samples[i] * 32768))), at);
      at += 2;
    }
  return out;
};

/** One channel of floats as a 16-bit wave file. */
export const wavBytes = (samples: Float32Array, rate: number): Buffer => waveOf([samples], rate);
