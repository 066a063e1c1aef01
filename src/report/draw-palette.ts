/**
 * Colours that people with any common colour blindness tell apart on white and in greyscale print:
 * Okabe & Ito, "Color Universal Design", 2008. Everything that a colour says, a line style or a word says too.
 */
export const COLOUR = {
  text: '#1A1A1A',
  quiet: '#8A8A8A',
  blue: '#0072B2',
  green: '#009E73',
  orange: '#E69F00',
  purple: '#CC79A7',
  vermilion: '#D55E00',
  // light tints of blue, orange and grey, for areas behind dark text
  serviceArea: '#F2F7FB',
  serviceFill: '#D9EAF7',
  sharedFill: '#FBE3B0',
  greyFill: '#F1F1F1',
  white: '#FFFFFF',
} as const;

/** Line width in points for a number of places in the code: 1 for none, +0.8 for each doubling, at most 6. */
export function widthOf(weight: number): number {
  return Math.round(Math.min(6, 1 + 0.8 * Math.log2(1 + weight)) * 10) / 10;
}
