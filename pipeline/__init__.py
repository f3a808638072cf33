"""The stages in order, and all contact with files, processes and the terminal.

The way of one plan, from its bytes to its published folder:

    commands.run            options, messages, exit codes
      run.run_plans         all plans of a run; the words of an institution's plans are pooled
        run.tasks           one plan: its files in, its published folder out
          process.worker    a child process with limits, which can reach nothing
            one_plan.plan_way
                            the child: bytes → document → sections (`structure.read_plan`);
                            it waits for the words of the other plans;
                            → typed rows (`dataset.build_dataset`) → files (`publish`, `report`)
          storage.folder    the parent: files → a folder, replaced in one step

`docs/architecture.md` says which room holds what, and where to look for a change.
"""
