"""Glyphs → words, and words → printed lines: what belongs together, what is no letter.

Files:

    glyph_runs          Glyphs → runs: what a file prints in one go, known by where each glyph
                        stands after the last.
    merge_fragments     Puts words together whose letters come from several fonts.
    printed_signs       Characters of a text layer that are not what they show → what they show.
    rotation            Turns a page's words and ruling lines so that its text stands upright.
    spilled_words       Words whose print runs over a border: where they belong, by the line of text
                        that they are part of.
    split_words         Splits words that run over a vertical line between two cells.
    text_layer_quality  Whether a page's text layer is readable text, judged by its characters
                        alone.
    text_lines          Words → printed lines, in reading order, also for text that stands on its
                        side in its cell.
    wide_letters        Letters set wide, each of which a library takes for a word → words.
"""
