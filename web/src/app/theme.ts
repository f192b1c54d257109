import { createTheme, type MantineColorsTuple } from '@mantine/core';

const river: MantineColorsTuple = [
  '#e6f8fb',
  '#d5ecf1',
  '#abd8e2',
  '#7ec3d3',
  '#5ab1c6',
  '#43a6be',
  '#3298b1',
  '#1f8399',
  '#0f7285',
  '#006274',
];

export const theme = createTheme({
  colors: { river },
  primaryColor: 'river',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  autoContrast: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  respectReducedMotion: true,
});
