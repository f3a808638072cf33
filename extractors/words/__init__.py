"""Glyphs → words, and words → printed lines: what belongs together, what is no letter.

Files:

    glyph_runs          Glyphs → runs: what a file prints in one go.
    merge_fragments     Puts words together whose letters come from several fonts.
    printed_signs       Characters of a text layer that are not what they show → what they show.
    rotation            Turns a page's words and rules so that its text stands upright.
    spilled_words       Words whose print runs over a border: where they belong.
    split_words         Takes words apart that run over a vertical rule.
    text_layer_quality  Whether a page's text layer says what its picture shows.
    text_lines          Words → printed lines, in reading order.
    wide_letters        Letters set wide, each of which a library takes for a word → words.
"""
