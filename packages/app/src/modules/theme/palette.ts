import { createUnifiedTheme, genPageTheme, palettes } from '@backstage/theme';
import type { BackstagePaletteOptions } from '@backstage/theme';

/** The one accent colour, in the two shades that keep text on it readable. */
const ACCENT = { light: '#0f6b6b', dark: '#74d4cf' };

const NAVIGATION = {
  background: '#14212b',
  indicator: ACCENT.dark,
  color: '#c9d4da',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#22333f' },
  submenu: { background: '#1b2b37' },
};

/** Page headers are one quiet colour: no gradients, no shapes. */
function plainHeader(color: string) {
  const theme = genPageTheme({ colors: [color, color], shape: 'none' });
  const kinds = [
    'home',
    'documentation',
    'tool',
    'service',
    'website',
    'library',
    'other',
    'app',
    'apis',
    'card',
  ];
  return Object.fromEntries(kinds.map(kind => [kind, theme]));
}

function createMilepostTheme(options: {
  palette: BackstagePaletteOptions;
  accent: string;
  header: string;
}) {
  const { palette, accent, header } = options;
  return createUnifiedTheme({
    palette: {
      ...palette,
      primary: { main: accent },
      navigation: NAVIGATION,
      link: accent,
      linkHover: accent,
    },
    fontFamily: 'system-ui, sans-serif',
    defaultPageTheme: 'home',
    pageTheme: plainHeader(header),
    components: {
      // Those of the developer tools lie side by side, wider than a phone.
      MuiList: {
        styleOverrides: {
          root: { '@media (max-width: 600px)': { flexWrap: 'wrap' } },
        },
      },
      // Search results of documents hold whole lines of code.
      MuiListItemText: {
        styleOverrides: { root: { overflowWrap: 'anywhere' } },
      },
    },
  });
}

export const lightTheme = createMilepostTheme({
  palette: {
    ...palettes.light,
    background: { default: '#f4f6f6', paper: '#ffffff' },
  },
  accent: ACCENT.light,
  header: '#14212b',
});

export const darkTheme = createMilepostTheme({
  palette: {
    ...palettes.dark,
    background: { default: '#11181d', paper: '#1b252c' },
  },
  accent: ACCENT.dark,
  header: '#0c1216',
});
