"""Who is who over the years: the printed names of units, offices and persons, merged by evidence.

Files:

    build_register   The parties of all plans of an institution → who is who.
    decided          What a person decided of names as they are printed → pairs of keys.
    entries          The names of one kind, and the evidence that they are one → entries.
    identity         Ids of units, offices and persons: the same whenever a name is met again.
    likeness         Whether two long names are one name written otherwise.
    merging          Evidence that names are one → which names are one: an equivalence.
    names            A printed name → the key that its plain variants share.
    person_evidence  Persons whose name is printed in full and with initials.
    records          What a register is made of, and what it holds.
    unit_facts       What is known of a unit beside its names: its kind, short form, parent.
    unit_names       The units that plans print → their keys, and evidence that they are one.
"""
