"""Glyphs → words, and words → printed lines: what belongs together, what is no letter.

Files:

    glyph_runs          Glyphs → runs: what a file prints in one go, told from where each glyph
                        stands after the last.
    merge_fragments     Puts words together whose letters come from several fonts.
    printed_signs       Characters of a text layer that are not what they show → what they show.
    rotation            Turns a page's words and rules so that its text stands upright.
    spilled_words       Words whose print runs over a border: where they belong, told by the line
                        that they are of.
    split_words         Takes words apart that run over a vertical rule.
    text_layer_quality  Whether a page's text layer says what its picture shows, told by its signs
                        alone.
    text_lines          Words → printed lines, in reading order, also for text that stands upright
                        in its cell.
    wide_letters        Letters set wide, each of which a library takes for a word → words.
"""
