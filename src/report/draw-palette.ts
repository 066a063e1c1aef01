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
