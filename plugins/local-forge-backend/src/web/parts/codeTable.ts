import { html, Html } from '../html';

/** The lines of a file; the end of the last line begins no other. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** Lines of code with numbers that can be linked to (`#L10`). */
export function codeTable(lines: string[]): Html {
  if (lines.length === 0) {
    return html`<p class="empty">This file is empty.</p>`;
  }
  return html`<div class="scroll" tabindex="0">
    <table class="code">
      <tbody>
        ${lines.map(
          (line, index) =>
            html`<tr id="L${index + 1}">
              <td class="line"><a href="#L${index + 1}">${index + 1}</a></td>
              <td><code>${line}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
