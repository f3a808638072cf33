"""Who is who over the years: the printed names of units, offices and persons, merged by evidence.

Files:

    build_register   The parties of all plans of an institution → who is who: units, offices,
                     persons.
    decided          What a person decided of names as they are printed → pairs of keys, by what
                     they are names of.
    entries          The names of one kind, and the evidence that they are one → the entries of the
                     register.
    identity         Ids of units, offices and persons: the same whenever the same name is met
                     again.
    likeness         Whether two long names are one name written otherwise, and how sure that is.
    merging          Evidence that names are one → which names are one: an equivalence, whatever the
                     order.
    named_keys       Names as plans print them → the keys that the register has them under.
    names            A printed name of a unit, an office or a person → the key that its plain
                     variants share.
    person_evidence  Persons whose name is printed in full and with initials: `Асанов Азамат`,
                     `Асанов А.`
    records          What a register is made of, and what it holds.
    unit_facts       What is known of a unit beside its names: what kind it is, its short form, its
                     parent.
    unit_names       The units that plans print → their keys, each plan's own meaning of a short
                     form, and evidence.
"""
