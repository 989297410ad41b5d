import type { ReactNode } from "react";

interface FiguresProps {
  caption: string;
  columns: readonly [name: string, value: string];
  rows: readonly { key: string; name: ReactNode; value: ReactNode }[];
}

/** Named numbers of a sheet, one a row. */
export const Figures = ({ caption, columns: [name, value], rows }: FiguresProps) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{name}</th>
        <th scope="col" className="number">
          {value}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row" dir="auto">
            {row.name}
          </th>
          <td className="number">{row.value}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
