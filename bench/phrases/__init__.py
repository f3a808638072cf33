"""Phrases in the manner of many institutions, with the values that they mean.

A phrase is a rule of a grammar with its slots filled, and noise on top. What it means is known from
the rule and the fillers, never from asking the program.
"""
