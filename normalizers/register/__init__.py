"""Who is who over the years: the printed names of units, offices and persons, merged by evidence.

Files:

    build_register    The parties of all plans of an institution → who is who: units, offices,
                      persons.
    decided_pairs     What a person decided about printed names → pairs of keys, by kind of name.
    identity          Ids of units, offices and persons: the same whenever the same name is met
                      again.
    likeness          Whether two long names are one name written otherwise, and how sure that is.
    merging           Evidence that names are one → which names are one: an equivalence, whatever
                      the order.
    name_entries      The names of one kind, and the evidence that they are one → the entries of the
                      register.
    named_keys        Names as plans print them → the keys under which the register has them.
    person_evidence   Persons whose name is printed in full and with initials: `Асанов Азамат`,
                      `Асанов А.`
    register_records  The records that a register is made from, and those that it holds.
    spelling_keys     A printed name of a unit, an office or a person → the key that all its
                      spellings share.
    unit_facts        What is known of a unit beside its names: its kind, its short form, its
                      parent.
    unit_names        The units that plans print → their keys, by each plan's meaning of short
                      forms, and evidence.
"""
