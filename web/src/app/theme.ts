import { Badge, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const river: MantineColorsTuple = [
  '#e6f8fb',
  '#d5ecf1',
  '#abd8e2',
  '#7ec3d3',
  '#5ab1c6',
  '#43a6be',
  '#2b8ba3',
  '#1a7a90',
  '#0f7285',
  '#006274',
];

export const theme = createTheme({
  colors: { river },
  primaryColor: 'river',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({
      defaultProps: { variant: 'light' },
      styles: { root: { textTransform: 'none', fontWeight: 600, flexShrink: 0 } },
    }),
  },
});

/** Small text on tinted and plain grounds reaches a contrast of 4.5, which the palette's own shades do not. */
const legible = {
  light: {
    dimmed: '#5c636a',
    error: '#c92a2a',
    river: '#00566a',
    teal: '#05603f',
    orange: '#963607',
    yellow: '#744600',
    red: '#a82222',
    grape: '#7a2a8c',
    gray: '#495057',
  },
  dark: {
    dimmed: '#a6a6a6',
    error: '#ff8787',
    river: '#a5dbe8',
    teal: '#96f2d7',
    orange: '#ffc078',
    yellow: '#ffe066',
    red: '#ffa8a8',
    grape: '#eebefa',
    gray: '#ced4da',
  },
};

const named = ({ dimmed, error, ...tints }: Record<string, string> & { dimmed: string; error: string }) => ({
  '--mantine-color-dimmed': dimmed,
  '--mantine-color-error': error,
  ...Object.fromEntries(
    Object.entries(tints).map(([color, text]) => [`--mantine-color-${color}-light-color`, text]),
  ),
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: named(legible.light),
  dark: named(legible.dark),
});
