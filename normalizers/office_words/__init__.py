"""Words of offices, units and trades, Kyrgyz and Russian.

Files:

    agent_nouns   Offices and trades known by the form of their word alone: котормочу,
                  делопроизводитель.
    lexicon       Words of offices and units, Kyrgyz and Russian: words of the languages, of no one
                  plan.
    office_nouns  The nouns of offices (ректор, башчы) and of units (кафедра, бөлүм), Kyrgyz and
                  Russian.
"""
