"""Letters, endings, brackets and digits: what every reader of Kyrgyz and Russian text stands on."""
