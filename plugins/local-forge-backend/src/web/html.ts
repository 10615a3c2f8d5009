/** What a template of {@link html} takes: markup as it is, and everything else as text. */
export type Content =
  | Html
  | string
  | number
  | undefined
  | null
  | false
  | readonly Content[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// A value after a bare `attribute=` could end the attribute with a space, which no escaping prevents.
const UNQUOTED_ATTRIBUTE = /<[^>]*=\s*$/;

/**
 * Markup that is safe to send.
 *
 * @remarks
 *
 * The pages are made with a template tag of our own: forty lines without a
 * dependency do what they need, text becomes markup in one place only, and an
 * {@link Html} can't be made by accident because its field is private. React's
 * server renderer escapes as well, but would bring a component model and two
 * packages into a backend that has no client side.
 */
export class Html {
  readonly #markup: string;

  /** @param markup - markup that somebody vouches for; use {@link html} wherever text comes in */
  private constructor(markup: string) {
    this.#markup = markup;
  }

  /**
   * Takes markup as it is. It is for renderers that escape by themselves, and
   * never for text that comes from a repository or a request.
   */
  static trusted(markup: string): Html {
    return new Html(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

/** Makes markup of a template; all values but other markup are escaped. */
export function html(
  strings: TemplateStringsArray,
  ...values: Content[]
): Html {
  const parts = strings.map((markup, index) => {
    if (index === values.length) {
      return markup;
    }
    if (UNQUOTED_ATTRIBUTE.test(markup)) {
      throw new TypeError(
        `Put the attribute at the end of '${markup}' in quotes`,
      );
    }
    return markup + toMarkup(values[index]);
  });
  return Html.trusted(parts.join(''));
}

function toMarkup(content: Content): string {
  if (content === undefined || content === null || content === false) {
    return '';
  }
  if (content instanceof Html) {
    return content.toString();
  }
  if (typeof content === 'string' || typeof content === 'number') {
    return String(content).replace(
      /[&<>"']/g,
      character => ENTITIES[character],
    );
  }
  return content.map(toMarkup).join('');
}
