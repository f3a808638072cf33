"""Ink that is no text: which of it may say something, and what it says.

Files:

    ink_crops        Pieces cut out of a page's picture, without the ink of the words and ruling
                     lines that the page has.
    ink_reading      Ink on a page with a text layer that is no text: what it says, recognised place
                     by place.
    ink_regions      Which ink of a page is looked at closer, and the remarks on what is read and
                     what is not.
    picture_reading  A picture in the text of a Word file → what it says.
    sure_readings    Whether what is recognised in a piece of a picture is sure enough to be taken
                     for its print.
"""
