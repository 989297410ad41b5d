import makeCode from "qrcode-generator";

const matrix = (text: string): { size: number; dark: (row: number, column: number) => boolean } => {
  const code = makeCode(0, "M");
  // UTF-8 bytes: the library's own text mode would cut code units to eight bits.
  code.addData(Buffer.from(text).toString("latin1"), "Byte");
  code.make();
  return { size: code.getModuleCount(), dark: (row, column) => code.isDark(row, column) };
};

/** A QR code (ISO/IEC 18004, level M) of a text as a self-contained SVG with its quiet zone. */
export const qrSvg = (text: string): string => {
  const { size, dark } = matrix(text);
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (dark(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
    }
  }
  const side = size + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="QR code of the checkpoint"><rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`;
};

/** The same for a terminal, two rows a line, dark on light whatever the terminal's colours. */
export const qrText = (text: string): string => {
  const { size, dark } = matrix(text);
  const at = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && row < size && column < size && dark(row, column);
  const lines: string[] = [];
  for (let row = -2; row < size + 2; row += 2) {
    let line = "";
    for (let column = -2; column < size + 2; column++) {
      const [top, bottom] = [at(row, column), at(row + 1, column)];
      line += top ? (bottom ? " " : "▄") : bottom ? "▀" : "█";
    }
    lines.push(line);
  }
  return lines.join("\n");
};
