"""Tables of following pages → whole tables: rows and merged cells joined over page breaks."""
