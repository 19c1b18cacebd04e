import type { ComponentChildren } from 'preact';

type Props = { readonly label: string; readonly columns: readonly string[]; readonly children: ComponentChildren };

/** Rows of figures below the names of their columns; where it is wider than the screen, it is moved by itself, by keyboard too. */
export const FiguresTable = ({ label, columns, children }: Props) => (
  <div class="wide" tabIndex={0} role="group" aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
